import { z } from 'zod';
import { purchaseMoneyRequestNo } from '../../src/systems/finance/contract';
import { personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PP-03, PP-D2: money granted is drawn at once (L-03); refused, with a reason. */
export const decidePurchaseMoney = defineWorker({
  type: 'finance.decide-purchase-money',
  input: z.object({ purchaseMoneyRequestNo, granted: z.boolean(), reason: optionalReason, decidedBy: personId }),
  output: z.object({ moneyGranted: z.boolean(), advanceLeft: z.number() }),
  errors: { sameHand: 'headAskedAgain', reasonMissing: 'headAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const { moneyGranted, advanceLeft } = await clients.finance.decidePurchaseMoney({ body, idempotencyKey });
    return { moneyGranted, advanceLeft: Number(advanceLeft) };
  },
});
