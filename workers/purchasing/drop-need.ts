import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReason } from '../inputs';

/** PP-D8.2, PP-D1.2: open pieces are no longer needed, or nobody supplies them: as many as were decided on. */
export const dropNeed = defineWorker({
  type: 'purchasing.drop-need',
  input: z.object({ purchaseRequestNo, quantity: maybe(pieces), reason: optionalReason }),
  output: z.object({ droppedQuantity: z.number() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.dropNeed({ body, idempotencyKey }),
});
