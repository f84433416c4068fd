import { z } from 'zod';
import { outsourcingOrderNo } from '../../src/systems/purchasing/contract';
import { moment, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-11, OP-14: what the paint shop is still to hand over. */
export const reviewOutsourcingOrder = defineWorker({
  type: 'purchasing.review-outsourcing-order',
  input: z.object({ outsourcingOrderNo }),
  output: z.object({ outstandingQuantity: pieces, nextDueAt: moment.nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.reviewOutsourcingOrder({ body, idempotencyKey }),
});
