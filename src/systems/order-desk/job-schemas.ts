import { z } from 'zod';
import { dealerNo, departure, issueSlipNo, line, lines, orderNo, personId, quantity, reference, slipKind, storable } from '../shared-schemas';
import { checkResult, endState, rejectionReason } from './order-schemas';
import { supplyWay } from './supply-schemas';

/** What the jobs of the flows send and get: operations and workers share these shapes. */

const orderLineId = reference.describe('Order line, e.g. DO-202609-001/1');
const instance = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
  .describe('`<installation>/<processInstanceKey>`');
const pieces = z.number().int().min(0).max(100_000);

export const ofOrder = z.strictObject({ orderNo });
export const recordedBy = z.strictObject({ orderNo, recordedBy: personId });
export const claim = z.strictObject({ orderNo, instance });
export const opening = z.strictObject({ orderNo, faxRegisterNo: reference, registeredBy: personId });

/** A line that is complete: what sourcing reads. */
const resolvedLine = z.object({
  orderLineId,
  partNo: reference,
  partName: z.string(),
  model: z.string(),
  colour: z.string().nullable(),
  painted: z.boolean(),
  quantity,
});
export const checked = z.object({
  checkResult,
  orderLines: z.array(resolvedLine).describe('Only of a complete order'),
  findings: z.string().describe("What is wrong, a line each, in the installation's language"),
  firstOrderNo: orderNo.nullable(),
});
const queryText = z.string().trim().min(1).max(20_000).regex(storable, 'has characters that can not be kept');
export const query = z.strictObject({ orderNo, queryText, recordedBy: personId });
export const rejection = z.strictObject({ orderNo, reason: rejectionReason, recordedBy: personId.nullish() });
export const rejected = z.object({
  rejected: z.boolean().describe('false: the dealer completed or cancelled the order in the last moment'),
});
export const dealerCorrection = z.strictObject({ orderNo, dealerNo, recordedBy: personId });
export const dealerCorrected = z.object({ dealerNo, dealerName: z.string().describe('Empty where nobody knows the dealer'), partialAllowed: z.boolean() });
export const cancelling = z.strictObject({ orderNo, recordedBy: personId.nullish() });

export const lineSourcing = z.strictObject({ orderLineId, reservedQuantity: pieces });
export const lineSourced = z.object({ shortQuantity: pieces });
export const lineSupplyRequest = z.strictObject({ orderLineId, quantity, supplyWay });
export const lineSupplied = z.strictObject({ orderLineId, obtainedQuantity: pieces });

/** Reserved pieces that a released count took from lines, of any orders. */
export const lossesOfCount = z.strictObject({
  differenceReportNo: reference.describe('Difference report of the warehouse, e.g. DF-202609-001'),
  lostReservations: z
    .array(z.strictObject({ orderNo, orderLineId, quantity }))
    .max(1000)
    .refine((all) => new Set(all.map((each) => each.orderLineId)).size === all.length, 'names an order line twice'),
});

export const lineAnswered = z.object({ lineWanted: z.boolean().describe('false: the order ended; the pieces become free stock (DO-D5.3)') });

export const lineAsked = z.strictObject({ orderLineId: orderLineId.optional() });
export const lineStillWanted = z.object({ lineWanted: z.boolean().describe('false: the order ended, or its cancellation was accepted') });

export const releasePlan = z.object({
  linesToSource: z.array(resolvedLine).describe('Lines with missing pieces, as many as are missing, that nothing is awaited for'),
  releaseLines: z.array(line),
  linesReady: z.enum(['all', 'some', 'none']),
  moreExpected: z.boolean(),
  partialAllowed: z.boolean(),
  cancelled: z.boolean(),
});

const slipLines = lines.nullish().describe('Left out: all that is ready may be on it');
export const slipOfOrder = z.strictObject({ orderNo, issueSlipNo, slipKind: slipKind.default('issueSlip'), slipLines });
export const issueSlipOfOrder = slipOfOrder.omit({ slipKind: true });
export const mayLeave = z.object({ mayLeave: z.boolean() });

export const shippedOfSlip = z.strictObject({ orderNo, issueSlipNo, shippedLines: lines, departures: z.array(departure).max(200).nullish().describe('How they left (X-05)') });
export const openLines = z.object({ openLines: z.boolean() });
/** Lines of an order that ended: pieces ordered, and of them shipped. */
const closedLine = z.object({ partNo: z.string(), partName: z.string(), quantity: z.number().int(), shipped: z.number().int() });
export const ended = z.object({ endState, closedLines: z.array(closedLine) });
export const nothing = z.object({});
