import { z } from 'zod';
import { cny } from '../../money';
import { calendarDay, dealerNo, departure, moment, orderNo, orderSource, personId, reference, shippingMethod } from '../shared-schemas';
import { notObtainedView, supplyView, waitsFor } from './supply-schemas';

/** Ordinary parts need no colour; a painted part is a base part in a colour, made from the white part. */
export const partKind = z.enum(['ordinary', 'painted', 'white']);
export type PartKind = z.infer<typeof partKind>;

/** How an order ends (flows.md 2). */
export const endState = z.enum(['shippedInFull', 'shippedInPart', 'notSupplied', 'rejected', 'duplicate', 'cancelled']);
export type EndState = z.infer<typeof endState>;

/**
 * `received` until the clerk opened it, `registered` until it was checked, `awaitingDealer` while a query
 * stands open, then `inProgress` up to its end.
 */
export const orderState = z.enum(['received', 'registered', 'awaitingDealer', 'inProgress', ...endState.options]);
export type OrderState = z.infer<typeof orderState>;

/** What becomes of a line: the first word that fits its open pieces, or how it ended. */
export const lineState = z.enum(['open', 'awaited', 'ready', 'shipped', 'shippedInPart', 'givenUp']);
export type LineState = z.infer<typeof lineState>;

/** What a check finds (DO-D1), in this precedence; a cancelled order is not looked at any further. */
export const checkResult = z.enum(['cancelled', 'unknownDealer', 'duplicate', 'incomplete', 'complete']);
export type CheckResult = z.infer<typeof checkResult>;

/** Why an order was rejected (DO-D1.3, DO-D1.4). */
export const rejectionReason = z.enum(['notCompleted', 'unknownDealer']);
export type RejectionReason = z.infer<typeof rejectionReason>;

/** Why a cancellation came too late (DO-D5.2). */
export const cancellationRefusal = z.enum(['handedOver', 'ended']);
export type CancellationRefusal = z.infer<typeof cancellationRefusal>;

/** A line as the dealer wrote it; what is missing is null. */
export const wantedLineView = z.object({
  lineNo: z.number().int(),
  partNo: reference.nullable(),
  partName: z.string().nullable().describe("As the dealer wrote it, else the catalogue's"),
  variety: z.string().nullable(),
  model: reference.nullable(),
  colour: reference.nullable(),
  quantity: z.number().int().nullable(),
});

/** An order line as the dealer sees it. */
export const orderLineView = z.object({
  orderLineId: reference,
  partNo: reference,
  partName: z.string(),
  model: z.string(),
  colour: z.string().nullable(),
  painted: z.boolean(),
  unitPrice: cny.describe('"0.00" where the part is given free of charge (L-02)'),
  ordered: z.number().int(),
  reserved: z.number().int().describe('obtained for the line so far, shipped pieces included'),
  awaited: z.number().int().describe('asked for from paint or part receipt, not answered yet'),
  shipped: z.number().int(),
  givenUp: z.number().int(),
  state: lineState,
  waitsFor: waitsFor.nullable().describe('null: the line is settled'),
  supply: supplyView.nullable().describe('Where the awaited pieces are, and when they are expected'),
  notObtained: z.array(notObtainedView).describe('Pieces that are not to be had, and why'),
});

/** One order among others. */
export const orderSummary = z.object({
  orderNo,
  dealerNo,
  dealerName: z.string(),
  dealerOrderNo: reference,
  orderDate: calendarDay.nullable().describe("The day on the dealer's order"),
  source: orderSource,
  caseNo: reference.nullable(),
  shippingMethod: shippingMethod.nullable().describe('The one that the dealer wishes'),
  partialAllowed: z.boolean(),
  state: orderState,
  receivedAt: moment,
});

/** An order with everything the dealer may see of it. */
export const orderView = orderSummary.extend({
  registeredAt: moment.nullable(),
  registeredBy: personId.nullable(),
  faxRegisterNo: reference.nullable(),
  consentRecordedBy: personId.nullable(),
  cancelledBy: personId.nullable(),
  closedAt: moment.nullable(),
  cancellationAcceptedAt: moment.nullable(),
  queryText: z.string().nullable().describe('The last query to the dealer (DO-04)'),
  rejectionReason: rejectionReason.nullable(),
  firstOrderNo: orderNo.nullable().describe('The order that a duplicate was joined to (DO-D1.5)'),
  receipts: z.array(z.object({ orderNo, receivedAt: moment })).describe('Later receipts of the same order'),
  wantedLines: z.array(wantedLineView),
  shipments: z.array(z.object({ issueSlipNo: reference, recordedAt: moment, departures: z.array(departure) })).describe('Issue slips that left, each with its shipments'),
  lines: z.array(orderLineView).describe('Empty until the order is complete'),
});
