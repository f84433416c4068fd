import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PP-D8.2, PP-D1.2: the open pieces are no longer needed, or nobody supplies them. */
export const dropNeed = defineWorker({
  type: 'purchasing.drop-need',
  input: z.object({ purchaseRequestNo, reason: optionalReason }),
  output: z.object({ droppedQuantity: z.number() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.dropNeed({ body, idempotencyKey }),
});
