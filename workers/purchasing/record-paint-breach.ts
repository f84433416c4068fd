import { z } from 'zod';
import { outsourcingOrderNo } from '../../src/systems/purchasing/contract';
import { moment, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-07: decides from recorded moments whether something is newly late (I-G-5). */
export const recordPaintBreach = defineWorker({
  type: 'purchasing.record-paint-breach',
  input: z.object({ outsourcingOrderNo }),
  output: z.object({ breached: z.boolean(), dueAt: moment.nullable(), missingQuantity: pieces, lateMakeUpQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPaintBreach({ body, idempotencyKey }),
});
