import { z } from 'zod';
import { deliveryNo, undelivered, vendorReturnNoteNo } from '../../src/systems/purchasing/schemas';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference } from '../inputs';

/** PP-14: replacement goods came for an exchange note, or come no more; the waiting request is told. */
export const recordReplacement = defineWorker({
  type: 'purchasing.record-replacement',
  input: z.object({
    vendorReturnNoteNo,
    deliveryNoteNo: optionalReference,
    notedQuantity: maybe(pieces),
    countedQuantity: pieces,
    undelivered: maybe(undelivered),
    purchaser: maybe(personId),
  }),
  output: z.object({ deliveryNo: deliveryNo.nullable(), countDiffers: z.boolean(), undeliveredQuantity: z.number() }),
  errors: {
    notFound: 'purchaserAskedAgain',
    notAnExchange: 'purchaserAskedAgain',
    requestClosed: 'purchaserAskedAgain',
    deliveryNoteKnown: 'purchaserAskedAgain',
    deliveryNoteMissing: 'purchaserAskedAgain',
    undeliveredMissing: 'purchaserAskedAgain',
    moreThanExchanged: 'purchaserAskedAgain',
    nothingCame: 'purchaserAskedAgain',
  },
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordReplacement({ body, idempotencyKey }),
});
