import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { dealerNo, moment, orderNo } from '../shared-schemas';
import { unmatchedQuery } from '../unmatched-schemas';
import { fleetOperations } from './fleet-operations';
import { dispatch, dispatchPlan, dispatchSummary, waitingCarton } from './papers';
import { dealersToRecord, dispatchPlanAnswer, dispatchPlanWords, receiveDispatchPlanBody, recordDispatchPlanBody } from './plan-schemas';
import { pickUpOperations } from './pick-up-operations';
import {
  cancelDispatchBody,
  cancelDispatchResult,
  cartonLateResult,
  departureResult,
  dispatchNo,
  makeShippingDocumentBody,
  openDispatchBody,
  openedDispatch,
  recordCartonLateBody,
  recordDepartureBody,
  recordHandoverBody,
  recordImprovementBody,
  recordLoadingBody,
  recordShippingBreachBody,
  recordWaybillBody,
  refuseDispatchBody,
  stopDispatchesBody,
} from './requests';
import { carrierTakeOverAnswer, recordCarrierTakeOverBody } from './take-over-schemas';
import { cleared, clearing, unmatchedView } from './unmatched-view';

export { pickUpNo, recordPickUpBody } from './pick-up-operations';
export { fleetRequestNo, purchaseRequestNo } from './fleet-operations';
export * from './requests';
export * from './plan-schemas';
export * from './take-over-schemas';
export * from './unmatched-view';

const limit = z.coerce.number().int().min(1).max(500).default(100);

/** The Logistics Department's system: dispatches, shipping papers, hand-overs, dispatch plans, carriers. */
export const logisticsContract = contract({
  system: 'logistics',
  title: 'Logistics',
  operations: {
    ...fleetOperations,
    ...pickUpOperations,
    openDispatch: operation({
      method: 'post',
      path: '/dispatches',
      summary: 'Opens the dispatch of a reviewed issue slip, once per slip (PD-01)',
      body: openDispatchBody,
      result: openedDispatch,
      problems: { dispatchExists: 409 },
    }),
    makeShippingDocument: operation({
      method: 'post',
      path: '/shipping-documents',
      summary: 'Makes the shipping document of the chosen method, and its logistics slip (PD-06, PD-07)',
      body: makeShippingDocumentBody,
      result: z.object({ shippingDocumentNo: z.string(), logisticsSlipNo: z.string() }),
      problems: { notFound: 404, methodReasonMissing: 422, documentInUse: 409, allShipped: 409, dispatchState: 409 },
    }),
    recordHandover: operation({
      method: 'post',
      path: '/handovers',
      summary: 'Logistics signs for the cartons and papers, or refuses and the document is void (PD-08, PD-D4)',
      body: recordHandoverBody,
      result: z.object({
        handoverNo: z.string().optional(),
        signedAt: moment.optional().describe('From then on the carton waits for a dispatch plan (T-06)'),
      }),
      problems: {
        notFound: 404,
        sameHand: 409,
        documentState: 409,
        notWithVehicle: 409,
        reasonMissing: 422,
        cartonNotOnDocument: 422,
      },
    }),
    receiveDispatchPlan: operation({
      method: 'post',
      path: '/dispatch-plans',
      summary: "Customer Service's whole-vehicle dispatch plan: releases the waiting cartons of its dealer; one for a dealer whom nobody knows is kept (PD-09, X-16)",
      openTo: ['customer-service'],
      body: receiveDispatchPlanBody,
      result: dispatchPlanAnswer,
      problems: { planExists: 409, planAlreadyLeft: 422 },
    }),
    recordDispatchPlan: operation({
      method: 'post',
      path: '/dispatch-plans/record',
      summary: 'The same from a form of the staff: what can not be taken in is answered in words',
      body: recordDispatchPlanBody,
      result: dispatchPlanWords,
    }),
    recordDealers: operation({
      method: 'post',
      path: '/dealers',
      summary: 'The dealers whom cartons go to and where that is, from the order desk; known ones are replaced',
      openTo: ['relay'],
      body: dealersToRecord,
      result: z.object({}),
    }),
    recordLoading: operation({
      method: 'post',
      path: '/loading-records',
      summary: 'The cartons of a document are loaded with the vehicles of a plan, or left behind (PD-10, PD-D6)',
      body: recordLoadingBody,
      result: z.object({ loadingRecordNo: z.string().optional(), loaded: z.boolean().describe('false: none of the cartons') }),
      problems: {
        notFound: 404,
        documentState: 409,
        cartonNotOnDocument: 422,
        planForOtherDealer: 409,
        planNotOfCarton: 409,
        leftBehindAlready: 409,
        unknownPlan: 422,
      },
    }),
    recordCartonLate: operation({
      method: 'post',
      path: '/late-cartons',
      summary: 'Logistics returns or keeps a carton that is not shipped in time; the search for the cause starts (PD-11, PD-D5)',
      body: recordCartonLateBody,
      result: cartonLateResult,
      problems: { notFound: 404, cartonState: 409 },
    }),
    recordImprovement: operation({
      method: 'post',
      path: '/improvement-records',
      summary: 'Cause, responsible department and measure of a late carton (PD-12)',
      body: recordImprovementBody,
      result: z.object({}),
      problems: { notFound: 404, improvementExists: 409 },
    }),
    cancelDispatch: operation({
      method: 'post',
      path: '/dispatches/cancellation',
      summary: 'The order was cancelled before the goods left: the shipping document is void, unless a carrier has them (DO-D5.1)',
      body: cancelDispatchBody,
      result: cancelDispatchResult,
      problems: { notFound: 404, dispatchState: 409 },
    }),
    stopDispatches: operation({
      method: 'post',
      path: '/dispatches/stops',
      summary: "An order's cancellation was accepted: what is in dispatch for it stops at once, unless Logistics or a carrier has it (DO-D5.1)",
      openTo: ['relay'],
      body: stopDispatchesBody,
      result: z.object({ dispatchNos: z.array(z.string()).describe('Dispatches that were told') }),
    }),
    refuseDispatch: operation({
      method: 'post',
      path: '/dispatches/refusal',
      summary: 'The keeper can not pick the slip, which is void: the dispatch is over (SW-D1.3)',
      body: refuseDispatchBody,
      result: z.object({ dispatchState: z.literal('movementRefused') }),
      problems: { notFound: 404, dispatchState: 409 },
    }),
    recordWaybill: operation({
      method: 'post',
      path: '/waybills',
      summary: 'A carrier takes the goods over now (PD-13); again for lines that were left out',
      body: recordWaybillBody,
      result: z.object({}),
      problems: { notFound: 404, documentState: 409, allShipped: 409 },
    }),
    recordCarrierTakeOver: operation({
      method: 'post',
      path: '/carrier-take-overs',
      summary: 'A carrier reports goods that it took over (PD-13); what fits no shipping document is kept for the shipper',
      openTo: ['carriers'],
      body: recordCarrierTakeOverBody,
      result: carrierTakeOverAnswer,
    }),
    listUnmatched: operation({
      method: 'get',
      path: '/unmatched',
      summary: 'Take-overs that fit no shipping document, plans for a dealer whom nobody knows; oldest first, open ones unless asked for all',
      query: unmatchedQuery,
      result: z.object({ unmatched: z.array(unmatchedView) }),
    }),
    clearUnmatched: operation({
      method: 'post',
      path: '/unmatched/clear',
      summary: 'Put such a take-over to a shipping document, such a plan to a dealer, or dismiss it; told when it does not fit there either, or was cleared before',
      body: clearing,
      result: cleared,
      problems: { notFound: 404 },
    }),
    recordDeparture: operation({
      method: 'post',
      path: '/departures',
      summary: 'Lines left the company; what is shipped and what remains of the slip (PD-14, PD-D7)',
      body: recordDepartureBody,
      result: departureResult,
      problems: { notFound: 404, departureExists: 409, nothingTookOver: 409, lineNotOnSlip: 422, moreThanSlip: 422 },
    }),
    recordShippingBreach: operation({
      method: 'post',
      path: '/breaches',
      summary: 'Decides from recorded moments whether the shipping deadline was missed, and records it (T-05, I-G-5)',
      body: recordShippingBreachBody,
      result: z.object({ breached: z.boolean() }),
      problems: { dispatchNotYetOpen: 503 },
    }),
    getDispatch: operation({
      method: 'get',
      path: '/dispatches/{dispatchNo}',
      summary: 'A dispatch with all its papers',
      params: z.object({ dispatchNo }),
      result: dispatch,
      problems: { notFound: 404 },
    }),
    listDispatches: operation({
      method: 'get',
      path: '/dispatches',
      summary: 'Dispatches, newest first; of one order when asked',
      query: z.strictObject({ orderNo: orderNo.optional(), limit }),
      result: z.object({ dispatches: z.array(dispatchSummary) }),
    }),
    listPlans: operation({
      method: 'get',
      path: '/dispatch-plans',
      summary: 'Dispatch plans, latest departure first; of one dealer when asked',
      query: z.strictObject({ dealerNo: dealerNo.optional(), limit }),
      result: z.object({ plans: z.array(dispatchPlan) }),
    }),
    listWaitingCartons: operation({
      method: 'get',
      path: '/waiting-cartons',
      summary: 'Cartons that Logistics signed for and no plan has released yet, longest wait first',
      query: z.strictObject({ dealerNo: dealerNo.optional() }),
      result: z.object({ cartons: z.array(waitingCarton) }),
    }),
  },
});
