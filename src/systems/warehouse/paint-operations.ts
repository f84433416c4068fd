import { z } from 'zod';
import { operation } from '../../http/contract';
import { personId, pieces, quantity, reference } from '../shared-schemas';
import { stockSlipNo } from './keeper-schemas';
import { orderLineId } from './schemas';

const outsourcingOrderNo = reference.describe('Paint outsourcing order, e.g. OP-202609-001');

/** Operations on painted parts: what is there already, white parts on their way to the paint shop, painted parts back from it. */
export const paintOperations = {
  secureFreeStock: operation({
    method: 'post',
    path: '/free-stock/securing',
    summary: 'How many of the wanted pieces are free in the after-sales store; for an order line they are reserved at once (OP-01, SW-02)',
    body: z.strictObject({ partNo: reference, quantity, orderLineId: orderLineId.optional() }),
    result: z.object({ securedQuantity: z.number().int().min(0) }),
    problems: { unknownPart: 422, partDiffers: 409 },
  }),
  recordPreparedPieces: operation({
    method: 'post',
    path: '/reservations/prepared',
    summary: 'How many white parts reserved for an outsourcing order really lie there (OP-03); the others are reserved no longer, and the place is counted',
    body: z.strictObject({ outsourcingOrderNo, orderLineId, partNo: reference, preparedQuantity: pieces }),
    result: z.object({ keptQuantity: pieces }),
    problems: { unknownPart: 422, moreThanReserved: 422 },
  }),
  moveToPainter: operation({
    method: 'post',
    path: '/stock-at-painter/movements',
    summary: "White parts that were reserved for an outsourcing order go to the paint shop (OP-05, L-06), once per order",
    body: z.strictObject({ outsourcingOrderNo, whitePartNo: reference, quantity }),
    result: z.object({ movementId: reference }),
    problems: { unknownPart: 422, notReserved: 409, alreadyMoved: 409 },
  }),
  makePaintReceiptSlip: operation({
    method: 'post',
    path: '/stock-slips/paint-receipt-slips',
    summary: 'Makes out the receipt slip for painted parts that passed (OP-15); never for more than lies at the paint shop',
    body: z.strictObject({
      outsourcingOrderNo,
      painterDeliveryNoteNo: reference,
      partNo: reference,
      whitePartNo: reference,
      quantity,
      orderLineId: orderLineId.optional().describe('For which line they are kept; left out, they are free stock'),
      maker: personId,
    }),
    result: z.object({ stockSlipNo }),
    problems: { unknownPart: 422, notAtPainter: 409 },
  }),
  postPaintReceipt: operation({
    method: 'post',
    path: '/stock-slips/paint-receipt-posting',
    summary: 'Posts a signed slip: the white parts leave the stock at the paint shop, the painted parts lie in the store, kept for their order line (OP-15, L-07)',
    body: z.strictObject({ stockSlipNo }),
    result: z.object({ movementIds: z.array(reference) }),
    problems: { notFound: 404, slipState: 409, notAPaintReceipt: 422, notAtPainter: 409, partDiffers: 409 },
  }),
};
