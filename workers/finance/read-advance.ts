import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/finance/contract';
import { cnyNumber } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-D1.3: how much of the money drawn earlier is left, and how much is missing for a purchase. */
export const readAdvance = defineWorker({
  type: 'finance.read-advance',
  input: z.object({ purchaseRequestNo, purchaseAmount: cnyNumber }),
  output: z.object({ advanceLeft: z.number(), moneyMissing: z.number() }),
  run: async (clients, { purchaseRequestNo, purchaseAmount }) => {
    const money = await clients.finance.getAdvance({ params: { purchaseRequestNo }, query: { purchaseAmount } });
    return { advanceLeft: Number(money.advanceLeft), moneyMissing: Number(money.moneyMissing) };
  },
});
