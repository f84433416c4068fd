import { z } from 'zod';
import { recordVehicleSaleBody, specialSaleRecordNo } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** VR-20: the vehicle is sold at the signed price (L-16, M-07). */
export const recordVehicleSale = defineWorker({
  type: 'finance.record-vehicle-sale',
  input: z.object({ ...recordVehicleSaleBody.shape, buyer: optionalReason }),
  output: z.object({ specialSaleRecordNo, saleVoucherNo: reference, salePrice: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { specialSaleRecordNo: sale, voucherNo, salePrice } = await clients.finance.recordVehicleSale({ body, idempotencyKey });
    return { specialSaleRecordNo: sale, saleVoucherNo: voucherNo, salePrice: Number(salePrice) };
  },
});
