import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-12: deducted white parts leave the stock at the paint shop. */
export const writeOffAtPainter = defineWorker({
  type: 'warehouse.write-off-at-painter',
  input: z.object({ deductionNo: reference, whitePartNo: reference, quantity }),
  output: z.object({ movementId: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.writeOffAtPainter({ body, idempotencyKey }),
});
