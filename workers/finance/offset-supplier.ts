import { z } from 'zod';
import { supplierOffsetBody, supplierOffsetVoucherNo } from '../../src/systems/finance/contract';
import { cnyNumber } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-18, M-03, L-13: the offset voucher against the payable of the supplier that took the parts. */
export const offsetSupplier = defineWorker({
  type: 'finance.offset-supplier',
  input: supplierOffsetBody.strip().extend({ clearedAmount: cnyNumber }),
  output: z.object({ supplierOffsetVoucherNo, offsetAmount: z.number().describe('CNY') }),
  run: async (clients, body, { idempotencyKey }) => {
    const { supplierOffsetVoucherNo: no, offsetAmount } = await clients.finance.offsetSupplier({ body, idempotencyKey });
    return { supplierOffsetVoucherNo: no, offsetAmount: Number(offsetAmount) };
  },
});
