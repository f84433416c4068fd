import type { ColumnType, GeneratedAlways, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { slipKind } from '../shared-schemas';
import type { UnmatchedTable } from '../unmatched-queue';
import type { LateReason } from './papers';

type Method = 'withVehicle' | 'courier' | 'freight';
/** Filled later, or never. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of schema `logistics` (migrations/). */
export interface LogisticsTables {
  dispatch: {
    dispatchNo: string;
    issueSlipNo: string;
    slipKind: z.infer<typeof slipKind>;
    orderNo: string;
    dealerNo: string;
    slipMethod: Method;
    state: 'open' | 'shipped' | 'shippedSplit' | 'cancelledAndRestocked' | 'movementRefused';
    reviewedAt: Moment;
    openedAt: Moment;
    endedAt: Later<Date>;
  };
  dispatchLine: {
    dispatchNo: string;
    position: number;
    orderLineId: string;
    partNo: string;
    partName: string;
    quantity: number;
  };
  shippingDocument: {
    shippingDocumentNo: string;
    logisticsSlipNo: string;
    dispatchNo: string;
    slipMethod: Method;
    method: Method;
    methodReason: Later<string>;
    consignee: string;
    destination: Later<string>;
    documentNote: Later<string>;
    shipper: string;
    state: 'made' | 'void' | 'handedOver' | 'departed';
    madeAt: Moment;
    voidReason: Later<string>;
    voidedBy: Later<string>;
    voidedAt: Later<Date>;
  };
  /** Orders whose cancellation was accepted, and the issue slips that were handed over by then (DO-D5). */
  cancelledOrder: { orderNo: string; acceptedAt: Moment; slipsHandedOver: string[] };
  documentCarton: { shippingDocumentNo: string; position: number; cartonNo: string };
  /** Dealers whom cartons go to; their names are the order desk's. */
  dealer: { dealerNo: string; destination: Later<string> };
  dispatchPlan: { planNo: string; dealerNo: string; vehicleNo: string; departsAt: Moment; receivedAt: Moment };
  handover: {
    handoverNo: string;
    shippingDocumentNo: string;
    dispatchNo: string;
    dealerNo: string;
    cartonNo: string;
    signedBy: string;
    signedAt: Moment;
    planNo: Later<string>;
    matchedAt: Later<Date>;
    returnedAt: Later<Date>;
  };
  departure: { shipmentNo: string; dispatchNo: string; method: Method; departedAt: Moment };
  departureLine: { shipmentNo: string; dispatchNo: string; orderLineId: string; quantity: number };
  loadingRecord: {
    loadingRecordNo: string;
    shippingDocumentNo: string;
    dispatchNo: string;
    planNo: string;
    vehicleNo: string;
    note: Later<string>;
    loadedBy: string;
    loadedAt: Moment;
    shipmentNo: Later<string>;
  };
  waybill: {
    id: GeneratedAlways<number>;
    shippingDocumentNo: string;
    dispatchNo: string;
    carrier: string;
    waybillNo: string;
    /** Left out when the carrier reported it itself. */
    arrangedBy: Later<string>;
    takenOverAt: Moment;
    shipmentNo: Later<string>;
    returnedAt: Later<Date>;
    returnedBy: Later<string>;
  };
  unmatchedInbound: UnmatchedTable;
  leftBehind: {
    handoverNo: string;
    planNo: string;
    cartonNo: string;
    note: Later<string>;
    reportedBy: string;
    reportedAt: Moment;
  };
  lateDecision: {
    decisionNo: string;
    dispatchNo: string;
    handoverNo: string;
    cartonNo: string;
    reason: LateReason;
    decision: 'return' | 'keep';
    note: Later<string>;
    planNo: Later<string>;
    decidedBy: string;
    decidedAt: Moment;
  };
  improvementRecord: {
    decisionNo: string;
    cause: string;
    responsibleDept: string;
    measure: string;
    recordedBy: string;
    recordedAt: Moment;
  };
  fleetRequest: {
    fleetRequestNo: string;
    position: GeneratedAlways<number>;
    purchaseRequestNo: string;
    /** A day, as text. */
    travelOn: string;
    route: string;
    load: string;
    requester: string;
    requestedAt: Moment;
    state: 'open' | 'granted' | 'refused' | 'withdrawn';
    vehicleNo: Later<string>;
    decidedBy: Later<string>;
    decidedAt: Later<Date>;
    reason: Later<string>;
    tripNo: Later<string>;
  };
  pickUp: { pickUpNo: string; position: GeneratedAlways<number>; caseNo: string; frameNo: string; place: string; fetchedBy: string; fetchedAt: Moment };
  breach: { dispatchNo: string; deadlineId: string; dueAt: Moment; recordedAt: Moment };
}

export type LogisticsTx = Transaction<LogisticsTables & BaseTables>;
