import { z } from 'zod';
import {
  dealerNo,
  departure,
  destination,
  issueSlipNo,
  line,
  lines,
  moment,
  optionalRemark,
  orderNo,
  personId,
  reference,
  remark,
  shippingMethod,
  slipKind,
  title,
} from '../shared-schemas';
import { lateReason } from './papers';

/** What callers send to Logistics, and the one answer that workers share with the contract. */

export const dispatchNo = reference.describe('Dispatch, e.g. PD-202609-001');
const shippingDocumentNo = reference.describe('Shipping document, e.g. SD-202609-001');
const cartonNo = reference.describe('Carton, e.g. CT-202609-001');
const cartonNos = z
  .array(cartonNo)
  .min(1)
  .max(100)
  .refine((all) => new Set(all).size === all.length, 'names a carton twice');

export const openDispatchBody = z.strictObject({
  issueSlipNo,
  slipKind: slipKind.nullish().describe('Left out: issueSlip'),
  orderNo,
  dealerNo,
  slipMethod: shippingMethod,
  reviewedAt: moment,
  slipLines: lines,
});

export const openedDispatch = z.object({
  dispatchNo: z.string(),
  destination: z.string().nullable().describe("Where the dealer's goods go, for the logistics slip; null: nobody said"),
});

export const makeShippingDocumentBody = z.strictObject({
  dispatchNo,
  method: shippingMethod,
  methodReason: optionalRemark.describe("Needed when the method is not the slip's (PD-D3.4)"),
  consignee: title,
  destination: z.union([destination, z.literal('')]).nullish().describe('On the logistics slip; empty: the dealer has none'),
  documentNote: optionalRemark.nullish().describe('For Logistics at hand-over and loading (PD-07)'),
  cartonNos,
  shipper: personId,
});

export const recordHandoverBody = z.strictObject({
  shippingDocumentNo,
  cartonNo: cartonNo.describe('First carton of the document: the one a dispatch plan is matched with'),
  signed: z.boolean(),
  reason: optionalRemark.describe('Needed when Logistics does not sign (PD-D4.2)'),
  signedBy: personId,
});

export const recordLoadingBody = z.strictObject({
  dispatchNo,
  shippingDocumentNo,
  planNo: reference,
  vehicleNo: reference,
  loaded: z.boolean().default(true).describe('false: the vehicle leaves without the cartons (PD-D6.3)'),
  leftCartonNos: z.array(cartonNo).max(100).default([]).describe('Cartons of the document that the vehicle leaves behind while it takes the others; they are returned'),
  note: optionalRemark,
  loadedBy: personId,
});

export const recordCartonLateBody = z.strictObject({
  dispatchNo,
  cartonNo: cartonNo.describe('First carton of the document, by which the hand-over was signed'),
  reason: lateReason,
  decision: z.enum(['return', 'keep']),
  note: optionalRemark.describe('What Logistics says about it'),
  decidedBy: personId,
});

export const cartonLateResult = z.object({
  decision: z.enum(['return', 'keep']).describe('keep also when a plan whose vehicle has not left had met the carton before the decision'),
  decisionNo: z.string().describe('Decision note, e.g. PD-202609-001/1'),
  decidedAt: moment.describe('From then on a carton that is kept waits for a plan again (T-06)'),
  planOnItsWay: z.boolean().describe('Of a carton that is returned: a plan whose vehicle has left had met it, and its message is still to be taken'),
});

/** Departments that may be found responsible for a late carton, by the glossary's identifiers. */
export const responsibleDept = z.enum([
  'customerServiceDept',
  'logisticsDept',
  'afterSalesUnit',
  'serviceMarketingDept',
  'marketDept',
  'qualityDept',
  'financeDept',
  'administrationDept',
]);

export const recordImprovementBody = z.strictObject({
  decisionNo: reference.describe('Decision on the late carton, e.g. PD-202609-001/1'),
  cause: remark,
  responsibleDept,
  measure: remark,
  recordedBy: personId,
});

export const cancelDispatchBody = z.strictObject({
  dispatchNo,
  reason: remark,
  goodsReturnedBy: personId.nullish().describe('Who had goods brought back that a carrier had taken over'),
});

export const cancelDispatchResult = z.object({
  dispatchState: z.enum(['open', 'cancelledAndRestocked', 'movementRefused']),
  tookOver: z
    .object({ shippingDocumentNo, carrier: title, waybillNo: reference, shipmentMethod: z.enum(['courier', 'freight']) })
    .nullable()
    .describe('A carrier has the goods, nothing was changed: call them back first'),
});

export const stopDispatchesBody = z.strictObject({
  orderNo,
  acceptedAt: moment.optional().describe('When the cancellation was accepted; left out: now'),
  slipsHandedOver: z
    .array(issueSlipNo)
    .max(1000)
    .default([])
    .describe('Issue slips that count as handed over at the order desk: their dispatches go on (DO-D5.2); left out: none'),
});

export const refuseDispatchBody = z.strictObject({ dispatchNo });

export const recordWaybillBody = z.strictObject({
  dispatchNo,
  shippingDocumentNo,
  carrier: title,
  waybillNo: reference,
  arrangedBy: personId.nullish().describe('Left out when the carrier reported it itself'),
});

export const recordDepartureBody = z.strictObject({
  dispatchNo,
  shipmentNo: reference.describe('Shipment of the warehouse, e.g. SH-202609-001'),
  method: shippingMethod,
  shipmentLines: lines,
});

export const recordShippingBreachBody = z.strictObject({
  issueSlipNo,
  deadlineId: z.string().regex(/^T-\d{2}$/, 'a deadline of the specification, such as "T-05"'),
  dueAt: moment,
});

export const departureResult = z.object({
  dispatchState: z.enum(['shipped', 'shippedSplit']),
  shipmentCount: z.number().int().describe('Shipments of the slip so far'),
  shippedLines: z.array(line),
  remainingLines: z.array(line),
  departures: z.array(departure).describe('Each shipment so far with its method and papers (X-05)'),
});

