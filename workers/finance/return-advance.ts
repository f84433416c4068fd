import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** L-05, I-PP-2: what is left of the purchase money goes back, once, at the end of the request. */
export const returnAdvance = defineWorker({
  type: 'finance.return-advance',
  input: z.object({ purchaseRequestNo }),
  output: z.object({ returnedAmount: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { returnedAmount } = await clients.finance.returnAdvance({ body, idempotencyKey });
    return { returnedAmount: Number(returnedAmount) };
  },
});
