import { z } from 'zod';
import { operation } from '../../http/contract';
import { calendarDay, dealerNo, orderNo, orderSource, reference, shippingMethod } from '../shared-schemas';
import * as job from './job-schemas';
import { missing, moving } from './operation-problems';
import { orderState, orderSummary, orderView } from './order-schemas';
import { dealerOrderNo, wantedLines } from './wanted-lines';

/** A dealer's order as it comes in. */
export const incomingOrder = z.strictObject({
  dealerNo,
  dealerOrderNo,
  orderDate: calendarDay.nullish().describe("The day on the dealer's order, as written; prices go by the day of registration (I-G-14)"),
  lines: wantedLines,
  partialAllowed: z.boolean().optional().describe("Left out: the dealer's usual wish (I-DO-3)"),
  shippingMethod: shippingMethod.nullish().describe('The one that the dealer wishes; left out: who makes out the issue slip chooses (DO-10)'),
  source: orderSource.default('dealerPurchase'),
  caseNo: reference.optional().describe('Needed for warrantyExchange and freeReplacement'),
});
export type IncomingOrder = z.output<typeof incomingOrder>;

/** Operations on an order, from its registration to its end (DO-01 to DO-04, DO-14, DO-15). */
export const orderOperations = {
  registerOrder: operation({
    method: 'post',
    path: '/orders',
    summary: 'Take in a dealer part order, complete or not (DO-01); the flow starts by itself',
    openTo: ['dealers'],
    body: incomingOrder,
    result: z.object({ orderNo, orderLineIds: z.array(reference) }),
    problems: { incompleteOrder: 422, sourceNotOpen: 422 },
  }),
  getOrder: operation({
    method: 'get',
    path: '/orders/{orderNo}',
    summary: "The dealer's view of an order",
    openTo: ['dealers'],
    params: job.ofOrder,
    result: orderView,
    problems: missing,
  }),
  listOrders: operation({
    method: 'get',
    path: '/orders',
    summary: 'Orders, oldest first, page by page',
    openTo: ['dealers'],
    query: z.strictObject({
      state: orderState.optional(),
      dealerNo: dealerNo.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('`next` of the page before'),
    }),
    result: z.object({ orders: z.array(orderSummary), next: z.number().int().nullable() }),
  }),
  claimCase: operation({
    method: 'post',
    path: '/orders/claim',
    summary: 'Bind the order to the one process instance that runs its case',
    body: job.claim,
    result: job.nothing,
    problems: { ...missing, caseAlreadyRuns: 409 },
  }),
  openOrder: operation({
    method: 'post',
    path: '/orders/open',
    summary: 'Open the order under its row of the fax register (DO-02)',
    body: job.opening,
    result: job.nothing,
    problems: moving,
  }),
  checkOrder: operation({
    method: 'post',
    path: '/orders/check',
    summary: 'Check the order (DO-03, DO-D1); a complete one gets its lines and prices',
    body: job.ofOrder,
    result: job.checked,
    problems: moving,
  }),
  recordQuery: operation({
    method: 'post',
    path: '/orders/query',
    summary: 'Record what the dealer is asked; the order waits for its correction (DO-04)',
    body: job.query,
    result: job.nothing,
    problems: moving,
  }),
  correctDealerNo: operation({
    method: 'post',
    path: '/orders/dealer-number',
    summary: 'Put the mistyped dealer number of a registered order right (DO-D1.4); its check follows anew',
    body: job.dealerCorrection,
    result: job.dealerCorrected,
    problems: moving,
  }),
  rejectOrder: operation({
    method: 'post',
    path: '/orders/reject',
    summary: 'Reject an order that was not completed or whose dealer is unknown (DO-D1.3, DO-D1.4)',
    body: job.rejection,
    result: job.rejected,
    problems: moving,
  }),
  cancelOrder: operation({
    method: 'post',
    path: '/orders/cancel',
    summary: "Cancel the order at the dealer's word (DO-D3.5, DO-15)",
    body: job.cancelling,
    result: job.ended,
    problems: moving,
  }),
  closeOrder: operation({
    method: 'post',
    path: '/orders/close',
    summary: 'Close the order (DO-14)',
    body: job.ofOrder,
    result: job.ended,
    problems: { ...moving, orderStillOpen: 409 },
  }),
};
