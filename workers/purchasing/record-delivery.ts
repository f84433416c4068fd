import { z } from 'zod';
import { deliveryNo, purchaseRequestNo, undelivered } from '../../src/systems/purchasing/schemas';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference } from '../inputs';

/** PP-05: goods came with a delivery note and were counted, all or a part; or nothing comes any more. Asked again about what can not be. */
export const recordDelivery = defineWorker({
  type: 'purchasing.record-delivery',
  input: z.object({
    purchaseRequestNo,
    deliveryNoteNo: optionalReference,
    notedQuantity: maybe(pieces),
    countedQuantity: pieces,
    undelivered: maybe(undelivered),
    purchaser: personId,
  }),
  output: z.object({ deliveryNo: deliveryNo.nullable(), countDiffers: z.boolean(), undeliveredQuantity: z.number() }),
  errors: {
    deliveryNoteKnown: 'purchaserAskedAgain',
    deliveryNoteMissing: 'purchaserAskedAgain',
    undeliveredMissing: 'purchaserAskedAgain',
    moreThanOrdered: 'purchaserAskedAgain',
  },
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordDelivery({ body, idempotencyKey }),
});
