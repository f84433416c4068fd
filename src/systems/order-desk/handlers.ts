import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import { loadCatalogue } from './catalogue-service';
import { checkOrder } from './check-service';
import { clearUnmatched } from './clear-service';
import type { orderDeskContract } from './contract';
import { confirmHandover, refuseCancellation } from './handover-service';
import { correctOrder, requestCancellation } from './inbound-service';
import { correctDealerNo } from './dealer-number-service';
import { recordEvidence } from './evidence/evidence';
import { incidentHandlers } from './incidents/handlers';
import { recordLostReservations } from './loss-service';
import { cancelOrder, claimCase, closeOrder, openOrder } from './order-service';
import { recordQuery, rejectOrder } from './query-service';
import { dealersOwn, registerOrder } from './registration-service';
import { planRelease, recordPartialConsent, recordShipped } from './release-service';
import { lookUpPart, recordNotObtained, recordSupplyStage } from './supply-stage-service';
import { isLineWanted, recordLineSourcing, recordLineSupplied, requestLineSupply } from './supply-service';
import type { OrderDeskTables } from './tables';
import { listUnmatched } from './unmatched-service';
import { vehicleReturnHandlers } from './vehicle-returns/handlers';
import { warrantyReturnHandlers } from './warranty-returns/handlers';
import { listExpectedParts } from './warranty-returns/expected-parts';
import { listOpenParts, listUncreditedParts } from './warranty-returns/open-parts';
import { listOrders, viewOrder } from './view-service';

/** Carries out the order desk's operations; part names are written in the language of the installation. */
export function orderDeskHandlers(locale: Locale): Handlers<typeof orderDeskContract, OrderDeskTables> {
  return {
    recordEvidence: ({ tx, at }, { body }) => recordEvidence(tx, at, body),
    ...incidentHandlers(locale),
    ...vehicleReturnHandlers(locale),
    ...warrantyReturnHandlers(locale),
    listOpenParts: async ({ tx, at }, { query }) => ({ openParts: await listOpenParts(tx, at, query, locale) }),
    listExpectedParts: async ({ tx, at }, { query }) => ({ expectedParts: await listExpectedParts(tx, at, query, locale) }),
    listUncreditedParts: async ({ tx, at }, { query }) => ({ uncreditedParts: await listUncreditedParts(tx, at, query, locale) }),
    loadCatalogue: ({ tx, at }, { body }) => loadCatalogue(tx, at, body),
    registerOrder: ({ tx, at, caller }, { body }) => registerOrder(tx, at, dealersOwn(caller, body), locale),
    getOrder: ({ tx }, { params }) => viewOrder(tx, params.orderNo, locale),
    listOrders: ({ tx }, { query }) => listOrders(tx, query),
    claimCase: ({ tx }, { body }) => claimCase(tx, body.orderNo, body.instance),
    openOrder: ({ tx, at }, { body }) => openOrder(tx, at, body),
    checkOrder: ({ tx, at }, { body }) => checkOrder(tx, at, body.orderNo, locale),
    recordQuery: ({ tx }, { body }) => recordQuery(tx, body),
    correctOrder: ({ tx, at }, { body }) => correctOrder(tx, at, body, locale),
    correctDealerNo: ({ tx }, { body }) => correctDealerNo(tx, body),
    rejectOrder: ({ tx, at }, { body }) => rejectOrder(tx, at, body, locale),
    requestCancellation: ({ tx, at }, { body }) => requestCancellation(tx, at, body, locale),
    listUnmatched: ({ tx }, { query }) => listUnmatched(tx, query),
    clearUnmatched: ({ tx, at }, { body }) => clearUnmatched(tx, at, body, locale),
    recordLineSourcing: ({ tx, at }, { body }) => recordLineSourcing(tx, at, body.orderLineId, body.reservedQuantity),
    requestLineSupply: ({ tx, at }, { body }) => requestLineSupply(tx, at, body, locale),
    lookUpPart: ({ tx }, { params }) => lookUpPart(tx, params.partNo, locale),
    recordSupplyStage: ({ tx, at }, { body }) => recordSupplyStage(tx, at, body),
    recordNotObtained: ({ tx, at }, { body }) => recordNotObtained(tx, at, body, locale),
    recordLineSupplied: ({ tx, at }, { body }) => recordLineSupplied(tx, at, body.orderLineId, body.obtainedQuantity),
    checkLineWanted: async ({ tx }, { query }) => ({ lineWanted: await isLineWanted(tx, query.orderLineId) }),
    recordLostReservations: ({ tx, at }, { body }) => recordLostReservations(tx, at, body),
    planRelease: ({ tx }, { params }) => planRelease(tx, params.orderNo, locale),
    recordPartialConsent: ({ tx, at }, { body }) => recordPartialConsent(tx, at, body, locale),
    confirmHandover: ({ tx, at }, { body }) => confirmHandover(tx, at, body),
    refuseCancellation: ({ tx, at }, { body }) => refuseCancellation(tx, at, body),
    recordShipped: ({ tx, at }, { body }) => recordShipped(tx, at, body),
    cancelOrder: ({ tx, at }, { body }) => cancelOrder(tx, at, body, locale),
    closeOrder: ({ tx, at }, { body }) => closeOrder(tx, at, body.orderNo, locale),
  };
}
