import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { dealerNo, orderNo, orderSource, reference, shippingMethod } from '../shared-schemas';
import { unmatchedQuery } from '../unmatched-schemas';
import { catalogue } from './catalogue-schemas';
import { dealerOrderNo, wantedLines } from './wanted-lines';
import * as inbound from './inbound-schemas';
import { incidentOperations } from './incidents/operations';
import * as job from './job-schemas';
import { orderState, orderSummary, orderView } from './order-schemas';
import * as supply from './supply-schemas';
import { vehicleReturnOperations } from './vehicle-returns/operations';

export * from './inbound-schemas';
export * from './job-schemas';
export * as incident from './incidents/schemas';
export { ofPart, partFacts, piecesNotObtained, supplyStage } from './supply-schemas';
export * from './vehicle-returns/requests';
export * from './vehicle-returns/schemas';
export { wantedLines } from './wanted-lines';

const missing = { notFound: 404 };
const moving = { ...missing, orderState: 409 };

/** A dealer's order as it comes in. */
export const incomingOrder = z.strictObject({
  dealerNo,
  dealerOrderNo,
  lines: wantedLines,
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
    ...incidentOperations,
    ...vehicleReturnOperations,
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
    correctOrder: operation({
      method: 'post',
      path: '/orders/corrections',
      summary: "Take in the dealer's correction; one that no order waits for is kept for a clerk",
      openTo: ['dealers'],
      body: inbound.correction,
      result: inbound.correctionAnswer,
    }),
    rejectOrder: operation({
      method: 'post',
      path: '/orders/reject',
      summary: 'Reject an order that was not completed or whose dealer is unknown (DO-D1.3, DO-D1.4)',
      body: job.rejection,
      result: job.rejected,
      problems: moving,
    }),
    requestCancellation: operation({
      method: 'post',
      path: '/orders/cancellations',
      summary: 'Take in a cancellation (DO-15): accepted, or refused with the dealer told (DO-D5)',
      openTo: ['dealers'],
      body: inbound.cancellation,
      result: inbound.cancellationAnswer,
    }),
    listUnmatched: operation({
      method: 'get',
      path: '/unmatched',
      summary: 'What came in and fits no order, oldest first; open ones unless asked for all',
      query: unmatchedQuery,
      result: z.object({ unmatched: z.array(inbound.unmatchedView) }),
    }),
    clearUnmatched: operation({
      method: 'post',
      path: '/unmatched/clear',
      summary: 'Put such a message to an order, or dismiss it; told when it does not fit there either, or was cleared before',
      body: inbound.clearing,
      result: inbound.cleared,
      problems: missing,
    }),
    recordLineSourcing: operation({
      method: 'post',
      path: '/lines/record-sourcing',
      summary: 'Record what the warehouse reserved for the missing pieces of a line; tells what is short (DO-05)',
      body: job.lineSourcing,
      result: job.lineSourced,
      problems: { ...moving, lineAlreadySourced: 409, moreThanOrdered: 422 },
    }),
    requestLineSupply: operation({
      method: 'post',
      path: '/lines/request-supply',
      summary: 'Ask for the missing pieces of a line (DO-07, DO-08)',
      body: job.lineSupplyRequest,
      result: job.nothing,
      problems: { ...moving, supplyAlreadyRequested: 409, moreThanOrdered: 422 },
    }),
    lookUpPart: operation({
      method: 'get',
      path: '/parts/{partNo}',
      summary: 'What the catalogue knows of a part (PR-01)',
      params: supply.ofPart,
      result: supply.partFacts,
      problems: { unknownPart: 422 },
    }),
    recordSupplyStage: operation({
      method: 'post',
      path: '/lines/record-supply-stage',
      summary: "Record where the awaited pieces of a line are, and when they are expected: the dealer's view",
      body: supply.stageOfLine,
      result: supply.stageRecorded,
      problems: missing,
    }),
    recordNotObtained: operation({
      method: 'post',
      path: '/lines/record-not-obtained',
      summary: 'Record why awaited pieces of a line are not to be had; the dealer is told (PR-10)',
      body: supply.piecesNotObtained,
      result: job.nothing,
      problems: { ...missing, nothingAwaited: 409, moreThanAwaited: 422 },
    }),
    recordLineSupplied: operation({
      method: 'post',
      path: '/lines/record-supplied',
      summary: 'Record the answer to a request for missing pieces; what was not obtained is given up',
      body: job.lineSupplied,
      result: job.lineAnswered,
      problems: { ...moving, nothingAwaited: 409, moreThanAwaited: 422 },
    }),
    checkLineWanted: operation({
      method: 'get',
      path: '/lines/wanted',
      summary: 'Whether an order still wants the pieces of a line; without a line nobody does (OP-D6)',
      query: job.lineAsked,
      result: job.lineStillWanted,
      problems: missing,
    }),
    recordLostReservations: operation({
      method: 'post',
      path: '/lines/record-lost-reservations',
      summary: 'Record reserved pieces that a released count took away, once per difference report; their orders look for a source again (SW-06)',
      body: job.lossesOfCount,
      result: job.nothing,
      problems: { ...missing, lossAlreadyRecorded: 409 },
    }),
    planRelease: operation({
      method: 'get',
      path: '/orders/{orderNo}/release-plan',
      summary: 'What of the order can go now (DO-09, facts of DO-D3)',
      params: job.ofOrder,
      result: job.releasePlan,
      problems: moving,
    }),
    recordPartialConsent: operation({
      method: 'post',
      path: '/orders/partial-consent',
      summary: 'Record that the dealer takes what there is (DO-D3.5)',
      body: job.recordedBy,
      result: job.nothing,
      problems: moving,
    }),
    confirmHandover: operation({
      method: 'post',
      path: '/orders/confirm-handover',
      summary: 'Ask whether goods of a slip may leave; from then on a cancellation is refused (DO-D5)',
      body: job.slipOfOrder,
      result: job.mayLeave,
      problems: { ...moving, slipOfOtherOrder: 409, slipOfOrder: 409 },
    }),
    refuseCancellation: operation({
      method: 'post',
      path: '/orders/refuse-cancellation',
      summary: 'Refuse an accepted cancellation after all: a carrier has the goods and they can not be had back (DO-D5.2)',
      body: job.issueSlipOfOrder,
      result: job.nothing,
      problems: moving,
    }),
    recordShipped: operation({
      method: 'post',
      path: '/orders/record-shipped',
      summary: 'Write the shipped quantities of an issue slip (DO-13)',
      body: job.shippedOfSlip,
      result: job.openLines,
      problems: { ...moving, slipAlreadyRecorded: 409, unknownLine: 422, moreThanReserved: 422 },
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
  },
});
