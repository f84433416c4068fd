import { z } from 'zod';
import { purchaseMoneyRequestNo, purchaseRequestNo } from '../../src/systems/finance/contract';
import { cnyNumber, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PP-03, M-06: asks the department for purchase money. */
export const requestPurchaseMoney = defineWorker({
  type: 'finance.request-purchase-money',
  input: z.object({ purchaseRequestNo, amount: cnyNumber, purpose: optionalReason, requester: personId }),
  output: z.object({ purchaseMoneyRequestNo }),
  run: (clients, body, { idempotencyKey }) => clients.finance.requestPurchaseMoney({ body, idempotencyKey }),
});
