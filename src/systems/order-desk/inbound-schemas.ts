import { z } from 'zod';
import { dealerNo, orderNo, remark } from '../shared-schemas';
import { clearingFields, unmatchedFields, unmatchedNo, writtenNo } from '../unmatched-schemas';
import { cancellationRefusal } from './order-schemas';
import { dealerOrderNo, wantedLines } from './wanted-lines';

/** What comes in about an order that is there already: corrections and cancellations. */

const named = (given: { orderNo?: unknown; dealerOrderNo?: unknown }) => Boolean(given.orderNo ?? given.dealerOrderNo);
const unnamed = { message: "say which order: orderNo, or the dealer's own dealerOrderNo", path: ['orderNo'] };

/** The dealer's order with its faults mended: the lines take the place of the earlier ones. */
export const correction = z
  .strictObject({ orderNo: orderNo.nullish(), dealerNo, dealerOrderNo: dealerOrderNo.nullish(), lines: wantedLines })
  .refine(named, unnamed);
export type Correction = z.output<typeof correction>;

/** The dealer's word that the order shall not go on. */
export const cancellation = z
  .strictObject({ orderNo: orderNo.nullish(), dealerNo, dealerOrderNo: dealerOrderNo.nullish(), reason: remark.nullish() })
  .refine(named, unnamed);
export type Cancellation = z.output<typeof cancellation>;

/** Why something that came in fits no order as it stands. */
export const unmatchedReason = z.enum(['unknownOrder', 'otherDealer', 'notAwaited']);
export type UnmatchedReason = z.infer<typeof unmatchedReason>;

export const correctionAnswer = z.object({
  taken: z.boolean(),
  orderNo: orderNo.nullable(),
  unmatchedNo: unmatchedNo.nullable().describe('Under this number a clerk looks at it'),
});

export const cancellationAnswer = z.object({
  accepted: z.boolean(),
  restOnly: z.boolean().describe('Accepted for the pieces that were not handed over; those that were stay shipped (DO-D5.2)'),
  orderNo: orderNo.nullable(),
  reason: cancellationRefusal.nullable().describe('Why it was refused'),
  unmatchedNo: unmatchedNo.nullable(),
});

export const unmatchedView = z.object({
  ...unmatchedFields,
  kind: z.enum(['correction', 'cancellation']),
  reason: unmatchedReason,
  orderNo: orderNo.nullable().describe('The order that it was put to'),
});

export const clearing = z.strictObject({
  ...clearingFields,
  orderNo: writtenNo.describe("The order to put it to: our number, or the dealer's own"),
  dealerNo: writtenNo.describe('The dealer, where it came under a wrong number; left out: as it came'),
});
export { cleared } from '../unmatched-schemas';
