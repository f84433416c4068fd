import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-05: the reserved white parts go to the paint shop (L-06). */
export const moveToPainter = defineWorker({
  type: 'warehouse.move-to-painter',
  input: z.object({ outsourcingOrderNo: reference, whitePartNo: reference, quantity }),
  output: z.object({ movementId: reference }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.moveToPainter({ body, idempotencyKey }),
});
