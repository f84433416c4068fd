import { z } from 'zod';
import { painterDeliveryNoteNo, shortageReportNo } from '../../src/systems/purchasing/contract';
import { pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-15: pieces of a delivery that passed are in the store, or were not there to be taken in. */
export const recordPaintAccepted = defineWorker({
  type: 'purchasing.record-paint-accepted',
  input: z.object({ painterDeliveryNoteNo, quantity: pieces, missingQuantity: pieces }),
  output: z.object({ acceptedQuantity: pieces, shortageReportNo: shortageReportNo.nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPaintAccepted({ body, idempotencyKey }),
});
