import { z } from 'zod';
import { deliveryNo, purchaseRequestNo, undelivered } from '../../src/systems/purchasing/schemas';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference } from '../inputs';

/**
 * PP-05, PP-14: goods came with a delivery note and were counted, all or a part, bought or in exchange; or nothing
 * comes any more. Asked again about what can not be.
 */
export const recordDelivery = defineWorker({
  type: 'purchasing.record-delivery',
  input: z.object({
    purchaseRequestNo,
    vendorReturnNoteNo: optionalReference,
    deliveryNoteNo: optionalReference,
    notedQuantity: maybe(pieces),
    countedQuantity: pieces,
    undelivered: maybe(undelivered),
    purchaser: personId,
  }),
  output: z.object({
    deliveryNo: deliveryNo.nullable(),
    countDiffers: z.boolean(),
    undeliveredQuantity: z.number(),
    supplierNo: z.string(),
    supplierName: z.string(),
    unitPrice: z.number(),
  }),
  errors: {
    nothingBought: 'purchaserAskedAgain',
    notAnExchange: 'purchaserAskedAgain',
    deliveryNoteKnown: 'purchaserAskedAgain',
    deliveryNoteMissing: 'purchaserAskedAgain',
    undeliveredMissing: 'purchaserAskedAgain',
    nothingCame: 'purchaserAskedAgain',
    moreThanOrdered: 'purchaserAskedAgain',
    moreThanExchanged: 'purchaserAskedAgain',
  },
  run: async (clients, body, { idempotencyKey }) => {
    const { unitPrice, ...delivery } = await clients.purchasing.recordDelivery({ body, idempotencyKey });
    return { ...delivery, unitPrice: Number(unitPrice) };
  },
});
