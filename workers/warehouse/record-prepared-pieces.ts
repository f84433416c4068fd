import { z } from 'zod';
import { pieces, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-03: how many of the reserved white parts really lie there; the rest is not counted on any more (OP-D2). */
export const recordPreparedPieces = defineWorker({
  type: 'warehouse.record-prepared-pieces',
  input: z.object({ outsourcingOrderNo: reference, orderLineId: reference, partNo: reference, preparedQuantity: pieces }),
  output: z.object({ keptQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordPreparedPieces({ body, idempotencyKey }),
});
