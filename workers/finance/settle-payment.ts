import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/finance/contract';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-11, L-05: pays a booked receipt from the purchase money, as far as that reaches. */
export const settlePayment = defineWorker({
  type: 'finance.settle-payment',
  input: z.object({ receiptSlipNo: reference, purchaseRequestNo, settledBy: personId }),
  output: z.object({ paidAmount: z.number(), unpaidAmount: z.number(), advanceLeft: z.number() }),
  errors: { receiptReversed: 'receiptReversed' },
  run: async (clients, body, { idempotencyKey }) => {
    const { paidAmount, unpaidAmount, advanceLeft } = await clients.finance.settlePayment({ body, idempotencyKey });
    return { paidAmount: Number(paidAmount), unpaidAmount: Number(unpaidAmount), advanceLeft: Number(advanceLeft) };
  },
});
