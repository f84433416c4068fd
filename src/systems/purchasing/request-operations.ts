import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { calendarDay, page, personId, pieces, quantity, reference, remark, title, unitAmount } from '../shared-schemas';
import { requirementFields } from './pool-operations';
import {
  deliveryNo,
  neededBy,
  progress,
  purchaseRequest,
  purchaseRequestNo,
  requesterPost,
  requestLineId,
  requirementsOfPart,
  settledState,
  sharingOrder,
  supplierNo,
} from './schemas';

const notOpen = { notFound: 404, requestClosed: 409 };

/** Operations on a purchase request, from the purchaser's desk to its settlement. */
export const requestOperations = {
  openRequest: operation({
    method: 'post',
    path: '/purchase-requests/cases',
    summary: 'Binds a purchase request to the one instance that works on it; without a number it is made, a need for stock',
    body: z.strictObject({
      instance: reference,
      purchaseRequestNo: purchaseRequestNo.optional(),
      partNo: reference.optional(),
      quantity: quantity.optional(),
      ...requirementFields,
      neededBy: neededBy.optional(),
      maker: personId.optional(),
    }),
    result: z.object({
      purchaseRequestNo,
      partNo: reference,
      partName: title,
      quantity: z.number().int(),
      ...requirementsOfPart,
      neededBy: neededBy.nullable().describe('The earliest of its needs'),
      requesterPosts: z.array(requesterPost).describe('Who asked for its needs (PP-16)'),
    }),
    problems: { notFound: 404, caseExists: 409, unknownPart: 422, needMissing: 422 },
  }),
  chooseSupplier: operation({
    method: 'post',
    path: '/supplier-choices',
    summary: 'The purchaser settles on a supplier and a price for the open quantity (PP-02)',
    body: z.strictObject({
      purchaseRequestNo,
      supplierNo,
      unitPrice: unitAmount,
      expectedOn: calendarDay.optional(),
      purchaser: personId,
    }),
    result: z.object({ supplierName: title, orderedQuantity: z.number().int(), purchaseAmount: cny }),
    problems: { ...notOpen, unknownSupplier: 422, supplierNotOfPart: 422, nothingToSource: 409, choiceStands: 409, amountTooLarge: 422 },
  }),
  withdrawChoice: operation({
    method: 'post',
    path: '/supplier-choices/withdrawal',
    summary: 'The money for the choice was refused (PP-D2.2): nothing is bought of this supplier now',
    body: z.strictObject({ purchaseRequestNo }),
    result: z.object({}),
    problems: { ...notOpen, deliveredAlready: 409 },
  }),
  shareAccepted: operation({
    method: 'post',
    path: '/acceptances',
    summary: 'Shares the pieces of a signed receipt slip among the request lines (I-PP-7), once per slip',
    body: z.strictObject({
      purchaseRequestNo,
      deliveryNo,
      receiptSlipNo: reference,
      acceptedQuantity: quantity,
      missingQuantity: pieces.default(0).describe('Passed, and not there when they were to be taken in'),
      sharingOrder,
    }),
    result: z.object({
      shares: z.array(z.object({ requestLineId, orderLineId: reference.nullable(), quantity })),
      freeQuantity: z.number().int().describe('Pieces that no line waits for'),
    }),
    problems: { ...notOpen, deliveryOfOtherRequest: 422, moreThanDelivered: 422, slipShared: 409 },
  }),
  recordMissingGoods: operation({
    method: 'post',
    path: '/deliveries/missing-goods',
    summary: 'None of the pieces that passed was there when they were to be taken in (SW-D2.2): nothing is accepted, the needs are short of them',
    body: z.strictObject({ purchaseRequestNo, deliveryNo, missingQuantity: quantity }),
    result: z.object({}),
    problems: { ...notOpen, deliveryOfOtherRequest: 422, moreThanDelivered: 422 },
  }),
  takeBackAcceptance: operation({
    method: 'post',
    path: '/acceptances/taken-back',
    summary: 'A receipt slip was reversed by a red-letter slip (I-G-14): what was shared from it is taken back, once per slip',
    body: z.strictObject({ purchaseRequestNo, receiptSlipNo: reference }),
    result: z.object({}),
    problems: { ...notOpen, deliveryOfOtherRequest: 422, slipTakenBack: 409 },
  }),
  dropNeed: operation({
    method: 'post',
    path: '/needs/dropped',
    summary: 'Open pieces of a purchase request are no longer needed (PP-D8.2), or nobody supplies them (PP-D1.2)',
    body: z.strictObject({ purchaseRequestNo, quantity: pieces.optional().describe('As many as were decided on; left out, all that are open'), reason: remark.optional() }),
    result: z.object({ droppedQuantity: z.number().int() }),
    problems: notOpen,
  }),
  settleLines: operation({
    method: 'post',
    path: '/settlements',
    summary:
      'Settles lines of a purchase request, each told to who waits for it (PP-16): at the end all that are left, and the request is closed; before, those received in full',
    body: z.strictObject({ purchaseRequestNo, final: z.boolean() }),
    result: z.object({
      requestResult: settledState.describe('As it stands now'),
      receivedQuantity: z.number().int(),
      shortQuantity: z.number().int(),
      lines: z.array(z.object({ requestLineId, lineState: settledState, receivedQuantity: z.number().int(), shortQuantity: z.number().int() })),
    }),
    problems: { ...notOpen, stillUnderWay: 409 },
  }),
  getProgress: operation({
    method: 'get',
    path: '/purchase-requests/{purchaseRequestNo}/progress',
    summary: 'Where a purchase request stands, in pieces',
    params: z.strictObject({ purchaseRequestNo }),
    result: progress,
    problems: { notFound: 404 },
  }),
  getRequest: operation({
    method: 'get',
    path: '/purchase-requests/{purchaseRequestNo}',
    summary: 'A purchase request with its lines, choices, deliveries and notes',
    params: z.strictObject({ purchaseRequestNo }),
    result: purchaseRequest,
    problems: { notFound: 404 },
  }),
  listRequests: operation({
    method: 'get',
    path: '/purchase-requests',
    summary: 'Purchase requests, oldest first',
    query: z.strictObject({ partNo: reference.optional(), ...page }),
    result: z.object({ purchaseRequests: z.array(purchaseRequest) }),
  }),
};
