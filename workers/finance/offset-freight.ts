import { z } from 'zod';
import { offsetFreightBody } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-04, I-VR-7: who ships pays: the freight goes against the shipper's account (L-11). */
export const offsetFreight = defineWorker({
  type: 'finance.offset-freight',
  input: offsetFreightBody.strip(),
  output: z.object({ freightOffsetVoucherNo: reference }),
  run: async (clients, body, { idempotencyKey }) => {
    const { voucherNo } = await clients.finance.offsetFreight({ body, idempotencyKey });
    return { freightOffsetVoucherNo: voucherNo };
  },
});
