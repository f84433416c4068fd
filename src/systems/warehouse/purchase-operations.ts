import { z } from 'zod';
import { operation } from '../../http/contract';
import { personId, quantity, reference } from '../shared-schemas';
import { stockSlipNo } from './keeper-schemas';
import { orderLineId } from './schemas';

const purchaseRequestNo = reference.describe('Purchase request, e.g. PP-202609-001');
const deliveryNo = reference.describe('Delivery of a supplier, e.g. DL-202609-001');

/** Pieces of a receipt that are kept for order lines; a piece without a line is free. */
const shares = z.array(z.strictObject({ orderLineId, quantity })).max(200);

/** Operations on bought goods: into inspection hold, from there into the store, or back to the supplier. */
export const purchaseOperations = {
  receiveIntoHold: operation({
    method: 'post',
    path: '/hold/receipts',
    summary: "A supplier's goods lie in inspection hold (PP-05, PP-14), once per delivery",
    body: z.strictObject({ deliveryNo, purchaseRequestNo, partNo: reference, quantity }),
    result: z.object({ movementId: reference }),
    problems: { unknownPart: 422, alreadyMoved: 409 },
  }),
  makeReceiptSlip: operation({
    method: 'post',
    path: '/stock-slips/receipt-slips',
    summary: 'Makes out the receipt slip for pieces of a delivery that passed (PP-08); never for more than the hold still has of it',
    body: z.strictObject({ deliveryNo, purchaseRequestNo, quantity, maker: personId }),
    result: z.object({ stockSlipNo, partNo: reference }),
    problems: { unknownDelivery: 422, deliveryOfOtherRequest: 422, moreThanDelivered: 422 },
  }),
  postReceipt: operation({
    method: 'post',
    path: '/stock-slips/receipt-posting',
    summary: 'Posts a signed receipt slip, inspection hold to store, and keeps the shares for their order lines in the same transaction (PP-09)',
    body: z.strictObject({ stockSlipNo, shares }),
    result: z.object({ movementIds: z.array(reference) }),
    problems: { notFound: 404, slipState: 409, notAReceipt: 422, moreSharedThanReceived: 422, partDiffers: 409 },
  }),
  returnToSupplier: operation({
    method: 'post',
    path: '/hold/returns',
    summary: 'Failed goods leave inspection hold on their exchange or return note, once per note (PP-13)',
    body: z.strictObject({ vendorReturnNoteNo: reference, deliveryNo, purchaseRequestNo, quantity }),
    result: z.object({ movementId: reference }),
    problems: { unknownDelivery: 422, deliveryOfOtherRequest: 422, moreThanDelivered: 422, notThere: 409, alreadyMoved: 409 },
  }),
};
