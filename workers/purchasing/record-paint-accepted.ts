import { z } from 'zod';
import { painterDeliveryNoteNo } from '../../src/systems/purchasing/contract';
import { pieces, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-15: pieces of a delivery that passed are in the store. */
export const recordPaintAccepted = defineWorker({
  type: 'purchasing.record-paint-accepted',
  input: z.object({ painterDeliveryNoteNo, quantity }),
  output: z.object({ acceptedQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPaintAccepted({ body, idempotencyKey }),
});
