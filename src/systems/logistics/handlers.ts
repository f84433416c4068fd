import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import { recordShippingBreach } from './breaches';
import { cancelDispatch } from './cancellation';
import { recordLoading, recordWaybill } from './carriage';
import { clearUnmatched } from './clear-unmatched';
import type { logisticsContract } from './contract';
import { recordDeparture } from './departures';
import { receiveDispatchPlan, recordDispatchPlan } from './dispatch-plans';
import { openDispatch } from './dispatches';
import { fleetHandlers } from './fleet-handlers';
import { recordHandover } from './handovers';
import { recordImprovement } from './improvements';
import { recordCartonLate } from './late-cartons';
import { getDispatch, listDispatches } from './reads';
import { refuseDispatch } from './refusal';
import { upsertDealers } from './repository/dealers';
import { selectWaiting } from './repository/handovers';
import { pickUpHandlers } from './pick-ups';
import { selectPlans } from './repository/plans';
import { makeShippingDocument } from './shipping-documents';
import { stopDispatches } from './stops';
import type { LogisticsTables } from './tables';
import { recordCarrierTakeOver } from './take-overs';
import { listUnmatched } from './unmatched';
import { view } from './view';

/** Carries out logistics' operations; what staff read of a misfit is written in the language of the installation. */
export const logisticsHandlers = (locale: Locale): Handlers<typeof logisticsContract, LogisticsTables> => ({
  ...fleetHandlers,
  ...pickUpHandlers,
  openDispatch: (call, { body }) => openDispatch(call, body),
  makeShippingDocument: (call, { body }) => makeShippingDocument(call, body),
  recordHandover: (call, { body }) => recordHandover(call, body),
  receiveDispatchPlan: (call, { body }) => receiveDispatchPlan(call, body, locale),
  recordDispatchPlan: (call, { body }) => recordDispatchPlan(call, body, locale),
  recordDealers: async ({ tx }, { body }) => {
    const destinations = new Map(body.destinations.map((each) => [each.dealerNo, each.destination]));
    await upsertDealers(tx, [...new Set(body.dealerNos)].map((dealerNo) => ({ dealerNo, destination: destinations.get(dealerNo) ?? null })));
    return {};
  },
  recordLoading: (call, { body }) => recordLoading(call, body),
  recordCartonLate: (call, { body }) => recordCartonLate(call, body),
  recordImprovement: (call, { body }) => recordImprovement(call, body),
  cancelDispatch: (call, { body }) => cancelDispatch(call, body),
  stopDispatches: (call, { body }) => stopDispatches(call, body),
  refuseDispatch: (call, { body }) => refuseDispatch(call, body),
  recordWaybill: (call, { body }) => recordWaybill(call, body, locale),
  recordCarrierTakeOver: (call, { body }) => recordCarrierTakeOver(call, body, locale),
  listUnmatched: ({ tx }, { query }) => listUnmatched(tx, query),
  clearUnmatched: (call, { body }) => clearUnmatched(call, body, locale),
  recordDeparture: (call, { body }) => recordDeparture(call, body),
  recordShippingBreach: (call, { body }) => recordShippingBreach(call, body),
  getDispatch: ({ tx }, { params }) => getDispatch(tx, params.dispatchNo),
  listDispatches: ({ tx }, { query }) => listDispatches(tx, query.orderNo, query.limit),
  listPlans: async ({ tx }, { query }) => ({ plans: (await selectPlans(tx, query.dealerNo, query.limit)).map(view) }),
  listWaitingCartons: async ({ tx }, { query }) => ({
    cartons: (await selectWaiting(tx, query.dealerNo)).map(({ signedAt, ...row }) => view({ ...row, waitingSince: signedAt })),
  }),
});
