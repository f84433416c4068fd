import { z } from 'zod';
import { line, shippingMethod } from '../shared-schemas';

/** Logistics' papers as its reads show them. Moments are ISO 8601 in Shanghai's offset. */

const shippingDocument = z.object({
  shippingDocumentNo: z.string(),
  logisticsSlipNo: z.string(),
  state: z.enum(['made', 'void', 'handedOver', 'departed']),
  slipMethod: shippingMethod,
  method: shippingMethod,
  methodReason: z.string().optional(),
  consignee: z.string(),
  destination: z.string().optional().describe('On the logistics slip'),
  documentNote: z.string().optional().describe('What the shipper noted for Logistics'),
  cartonNos: z.array(z.string()),
  shipper: z.string(),
  madeAt: z.string(),
  voidReason: z.string().optional(),
  voidedBy: z.string().optional(),
  voidedAt: z.string().optional(),
});

const handover = z.object({
  handoverNo: z.string(),
  shippingDocumentNo: z.string(),
  cartonNo: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  planNo: z.string().optional().describe('Plan that released the carton'),
  returnedAt: z.string().optional().describe('The carton went back to the store'),
});

const loadingRecord = z.object({
  loadingRecordNo: z.string(),
  shippingDocumentNo: z.string(),
  planNo: z.string(),
  vehicleNo: z.string(),
  note: z.string().optional(),
  loadedBy: z.string(),
  loadedAt: z.string(),
  shipmentNo: z.string().optional(),
});

const waybill = z.object({
  shippingDocumentNo: z.string(),
  carrier: z.string(),
  waybillNo: z.string(),
  arrangedBy: z.string().optional().describe('Left out when the carrier reported it itself'),
  takenOverAt: z.string(),
  shipmentNo: z.string().optional(),
  returnedAt: z.string().optional().describe('The goods came back from the carrier'),
  returnedBy: z.string().optional(),
});

const departure = z.object({
  shipmentNo: z.string(),
  method: shippingMethod,
  departedAt: z.string(),
  lines: z.array(line),
});

/** Why a carton is late: no plan came, its vehicle left without it, or it met a plan and is not loaded in time (T-06). */
export const lateReason = z.enum(['noPlan', 'leftBehind', 'notLoaded']);
export type LateReason = z.infer<typeof lateReason>;

const lateDecision = z.object({
  decisionNo: z.string(),
  cartonNo: z.string(),
  reason: lateReason,
  decision: z.enum(['return', 'keep']),
  note: z.string().optional(),
  planNo: z.string().optional(),
  decidedBy: z.string(),
  decidedAt: z.string(),
});

const improvementRecord = z.object({
  decisionNo: z.string(),
  cartonNo: z.string(),
  cause: z.string(),
  responsibleDept: z.string(),
  measure: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});

const breach = z.object({ deadlineId: z.string(), dueAt: z.string(), recordedAt: z.string() });

export const dispatchSummary = z.object({
  dispatchNo: z.string(),
  issueSlipNo: z.string(),
  orderNo: z.string(),
  dealerNo: z.string(),
  slipMethod: shippingMethod,
  state: z.enum(['open', 'shipped', 'shippedSplit', 'cancelledAndRestocked', 'movementRefused']),
  reviewedAt: z.string(),
  openedAt: z.string(),
  endedAt: z.string().optional().describe('It ended without a shipment'),
  handedOverAt: z.string().optional().describe('Logistics signed'),
  takenOverAt: z.string().optional().describe('A carrier first took goods over'),
  deadlineBreached: z.array(z.string()).describe('Ids of the deadlines missed, e.g. T-05'),
});
export type DispatchSummary = z.infer<typeof dispatchSummary>;

export const dispatch = dispatchSummary.extend({
  slipLines: z.array(line),
  shippedLines: z.array(line),
  remainingLines: z.array(line),
  documents: z.array(shippingDocument),
  handovers: z.array(handover),
  loadingRecords: z.array(loadingRecord),
  waybills: z.array(waybill),
  departures: z.array(departure),
  breaches: z.array(breach),
  lateDecisions: z.array(lateDecision),
  improvementRecords: z.array(improvementRecord),
});
export type Dispatch = z.infer<typeof dispatch>;

export const dispatchPlan = z.object({
  planNo: z.string(),
  dealerNo: z.string(),
  vehicleNo: z.string(),
  departsAt: z.string(),
  receivedAt: z.string(),
});

export const waitingCarton = z.object({
  cartonNo: z.string(),
  dealerNo: z.string(),
  dispatchNo: z.string(),
  shippingDocumentNo: z.string(),
  handoverNo: z.string(),
  waitingSince: z.string(),
});
