import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { dealerNo, issueSlipNo, line, lines, orderNo, orderSource, personId, quantity, reference, shippingMethod } from '../shared-schemas';
import { catalogue } from './catalogue-schemas';
import { endState, orderState, orderSummary, orderView, supplyWay } from './order-schemas';

const orderLineId = reference.describe('Order line, e.g. DO-202609-001/1');
const pieces = z.number().int().min(0).max(100_000);
const ofOrder = z.strictObject({ orderNo });
const byPerson = z.strictObject({ orderNo, recordedBy: personId });
const nothing = z.object({});
const missing = { notFound: 404 };
const moving = { ...missing, orderState: 409 };

/** One wanted part: a part number, or a base part and its colour. */
const wantedLine = z.strictObject({
  partNo: reference,
  model: reference.optional(),
  colour: reference.optional(),
  quantity,
});

/** A dealer's order as it comes in. */
export const incomingOrder = z.strictObject({
  dealerNo,
  dealerOrderNo: reference.describe("The dealer's own order number"),
  lines: z.array(wantedLine).min(1).max(200),
  partialAllowed: z.boolean().optional().describe("Left out: the dealer's usual wish (I-DO-3)"),
  shippingMethod,
  source: orderSource.default('dealerPurchase'),
  caseNo: reference.optional().describe('Needed for warrantyExchange and freeReplacement'),
});
export type IncomingOrder = z.output<typeof incomingOrder>;

export const orderDeskContract = contract({
  system: 'order-desk',
  title: 'Order desk',
  operations: {
    loadCatalogue: operation({
      method: 'post',
      path: '/catalogue',
      summary: 'Load dealers, parts and dated prices; what is there already is replaced',
      body: catalogue,
      result: z.object({ dealers: z.number().int(), parts: z.number().int(), prices: z.number().int() }),
      problems: { unknownPart: 422, colourTaken: 422 },
    }),
    registerOrder: operation({
      method: 'post',
      path: '/orders',
      summary: 'Take in a dealer part order (DO-01); the flow starts by itself',
      body: incomingOrder,
      result: z.object({ orderNo, orderLineIds: z.array(orderLineId) }),
      problems: {
        unknownDealer: 422,
        unknownPart: 422,
        incompleteOrder: 422,
        partDoesNotFit: 422,
        partNotForSale: 422,
        duplicateOrder: 409,
      },
    }),
    getOrder: operation({
      method: 'get',
      path: '/orders/{orderNo}',
      summary: "The dealer's view of an order",
      params: ofOrder,
      result: orderView,
      problems: missing,
    }),
    listOrders: operation({
      method: 'get',
      path: '/orders',
      summary: 'Orders, oldest first, page by page',
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
      body: z.strictObject({ orderNo, instance: z.string().min(1).max(200) }),
      result: nothing,
      problems: { ...missing, caseAlreadyRuns: 409 },
    }),
    openOrder: operation({
      method: 'post',
      path: '/orders/open',
      summary: 'Open the order under its row of the fax register (DO-02)',
      body: z.strictObject({ orderNo, faxRegisterNo: reference, registeredBy: personId }),
      result: nothing,
      problems: moving,
    }),
    checkOrder: operation({
      method: 'post',
      path: '/orders/check',
      summary: 'Check that nothing is missing in the order (DO-03, DO-D1.1)',
      body: ofOrder,
      result: nothing,
      problems: { ...moving, orderIncomplete: 422 },
    }),
    recordLineSourcing: operation({
      method: 'post',
      path: '/lines/record-sourcing',
      summary: 'Record what the warehouse reserved for a line; tells what is short (DO-05)',
      body: z.strictObject({ orderLineId, reservedQuantity: pieces }),
      result: z.object({ shortQuantity: pieces }),
      problems: { ...moving, lineAlreadySourced: 409, moreThanOrdered: 422 },
    }),
    requestLineSupply: operation({
      method: 'post',
      path: '/lines/request-supply',
      summary: 'Ask for the missing pieces of a line (DO-07, DO-08)',
      body: z.strictObject({ orderLineId, quantity, supplyWay }),
      result: nothing,
      problems: { ...moving, supplyAlreadyRequested: 409, moreThanOrdered: 422 },
    }),
    recordLineSupplied: operation({
      method: 'post',
      path: '/lines/record-supplied',
      summary: 'Record the answer to a request for missing pieces; what was not obtained is given up',
      body: z.strictObject({ orderLineId, obtainedQuantity: pieces }),
      result: nothing,
      problems: { ...moving, nothingAwaited: 409, moreThanAwaited: 422 },
    }),
    planRelease: operation({
      method: 'get',
      path: '/orders/{orderNo}/release-plan',
      summary: 'What of the order can go now (DO-09, facts of DO-D3)',
      params: ofOrder,
      result: z.object({
        releaseLines: z.array(line),
        linesReady: z.enum(['all', 'some', 'none']),
        moreExpected: z.boolean(),
        partialAllowed: z.boolean(),
      }),
      problems: moving,
    }),
    recordPartialConsent: operation({
      method: 'post',
      path: '/orders/partial-consent',
      summary: 'Record that the dealer takes what there is (DO-D3.5)',
      body: byPerson,
      result: nothing,
      problems: moving,
    }),
    recordShipped: operation({
      method: 'post',
      path: '/orders/record-shipped',
      summary: 'Write the shipped quantities of an issue slip (DO-13)',
      body: z.strictObject({ orderNo, issueSlipNo, shippedLines: lines }),
      result: z.object({ openLines: z.boolean() }),
      problems: { ...moving, slipAlreadyRecorded: 409, unknownLine: 422, moreThanReserved: 422 },
    }),
    cancelOrder: operation({
      method: 'post',
      path: '/orders/cancel',
      summary: "Cancel the order at the dealer's word (DO-D3.5, DO-15)",
      body: byPerson,
      result: z.object({ endState }),
      problems: moving,
    }),
    closeOrder: operation({
      method: 'post',
      path: '/orders/close',
      summary: 'Close the order (DO-14)',
      body: ofOrder,
      result: z.object({ endState }),
      problems: { ...moving, orderStillOpen: 409 },
    }),
  },
});
