import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { personId, pieces, quantity, reference, remark, title } from '../shared-schemas';
import { deliveryNo, deliveryNoteNo, purchaseRequestNo, remedy, supplierNo, undelivered, vendorReturnNoteNo } from './schemas';

const delivered = z.object({
  deliveryNo: deliveryNo.nullable().describe('null: nothing came'),
  countDiffers: z.boolean().describe('The note was corrected to the count (PP-D4.3)'),
  undeliveredQuantity: pieces.describe('Still expected of the supplier'),
  supplierNo,
  supplierName: title,
  unitPrice: cny,
});

const refusals = { notFound: 404, requestClosed: 409, deliveryNoteKnown: 409, deliveryNoteMissing: 422, undeliveredMissing: 422, nothingCame: 422 };

/** Operations on deliveries of suppliers, and on what goes back to them. */
export const deliveryOperations = {
  recordDelivery: operation({
    method: 'post',
    path: '/deliveries',
    summary: 'Goods came with a delivery note and were counted, all or a part of them (PP-05, PP-D4.3); or nothing comes any more',
    body: z.strictObject({
      purchaseRequestNo,
      vendorReturnNoteNo: vendorReturnNoteNo.optional().describe('Replacement goods of this exchange note, written down by the request that waits for them'),
      deliveryNoteNo: deliveryNoteNo.optional(),
      notedQuantity: pieces.optional().describe('What the delivery note says; left out, what was counted'),
      countedQuantity: pieces,
      undelivered: undelivered.optional().describe('Needed when less came than was bought'),
      purchaser: personId,
    }),
    result: delivered,
    problems: { ...refusals, nothingBought: 409, moreThanOrdered: 422, notAnExchange: 409, moreThanExchanged: 422 },
  }),
  recordReplacement: operation({
    method: 'post',
    path: '/replacement-deliveries',
    summary: 'Replacement goods came for an exchange note (PP-14), or come no more; told to the request that waits (supplierReplacementDelivered)',
    body: z.strictObject({
      vendorReturnNoteNo,
      deliveryNoteNo: deliveryNoteNo.optional(),
      notedQuantity: pieces.optional(),
      countedQuantity: pieces,
      undelivered: undelivered.optional().describe('Needed when less came than is to be exchanged'),
      purchaser: personId.optional(),
    }),
    result: delivered,
    problems: { ...refusals, notAnExchange: 409, moreThanExchanged: 422 },
  }),
  recordVendorReturn: operation({
    method: 'post',
    path: '/vendor-returns',
    summary: 'Failed goods go back to the supplier, in exchange or as a return (PP-13, PP-D7)',
    body: z.strictObject({
      purchaseRequestNo,
      deliveryNo,
      nonconformingSlipNo: reference,
      failedQuantity: quantity,
      remedy,
      note: remark.optional(),
      purchaser: personId,
    }),
    result: z.object({ vendorReturnNoteNo }),
    problems: { notFound: 404, requestClosed: 409, deliveryOfOtherRequest: 422, moreThanDelivered: 422, slipUsed: 409 },
  }),
};
