import { z } from 'zod';
import { cny } from '../money';

/** Text that PostgreSQL can keep, as text and in JSON: no NUL characters, no halves of surrogate pairs. */
export const storable = /^[^\0\p{Cs}]*$/u;

/** Text of a reference (number, code) that another system or a person gave. */
export const reference = z.string().trim().min(1).max(64).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters');
export const orderNo = reference.describe('Dealer part order, e.g. DO-202609-001');
/** An order line's id names its order (by which reservations are released): `<orderNo>/<line>`. */
export const orderLineId = reference.regex(/^[^\s/]+\/\d+$/, 'must be an order line such as DO-202609-001/1');
export const dealerNo = reference.describe('Dealer, e.g. D-101');
export const issueSlipNo = reference.describe('Stock issue slip, e.g. IS-202609-001');
export const personId = reference.describe('Person of the people directory, e.g. li.min');

/** Days of another age are typing errors; of the year 0, and of times before zones had whole minutes, no table keeps any. */
const ofOurAge = [/^(19|20|21)\d\d-/, 'must be of a year from 1900 to 2199'] as const;

/** A moment with its offset, as text: how time crosses every HTTP border. */
export const moment = z.iso.datetime({ offset: true, abort: true }).regex(...ofOurAge).describe('ISO 8601 with offset');

/** A day of the calendar in Asia/Shanghai, as text. */
export const calendarDay = z.iso.date({ abort: true }).regex(...ofOurAge);

/** A month in Asia/Shanghai, as text. */
export const calendarMonth = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-09');

/** Whole pieces, at least one. */
export const quantity = z.number().int().min(1).max(100_000);

/** Free text by a person: a reason, a remark. */
export const remark = z.string().trim().min(1).max(500).regex(storable, 'has characters that can not be kept');

/** A remark that may be missing; an empty text counts as missing, as forms send it. */
export const optionalRemark = z.string().trim().max(500).regex(storable, 'has characters that can not be kept').optional();

/** A name or title on one line. */
export const title = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters');

/** Where a dealer's goods go, as a carrier reads it: an address on one line. */
export const destination = title.describe('Where the goods go, e.g. 江苏省南京市鼓楼区中山北路 18 号');

/** How goods travel to the dealer (glossary). */
export const shippingMethod = z.enum(['withVehicle', 'courier', 'freight']);

/** The paper that goods leave on: an order's issue slip, or another one, which belongs to no order. */
export const slipKind = z.enum(['issueSlip', 'otherIssueSlip']);

/** Why a dealer part order exists (I-DO-2). */
export const orderSource = z.enum(['dealerPurchase', 'warrantyExchange', 'freeReplacement']);

/** Under which papers a shipment left: the waybill only with a carrier. */
export const departure = z.object({
  shipmentNo: reference,
  method: shippingMethod,
  shippingDocumentNo: reference.nullable(),
  carrier: title.nullable(),
  waybillNo: reference.nullable(),
});
export type Departure = z.infer<typeof departure>;

/** A line on its way from order to shipment. */
export const line = z.strictObject({
  orderLineId: reference,
  partNo: reference,
  partName: z.string().max(200).regex(storable, 'has characters that can not be kept'),
  quantity,
});
export type Line = z.infer<typeof line>;

/** Lines of a slip or shipment: one row per order line. */
export const lines = z
  .array(line)
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((each) => each.orderLineId)).size === all.length, 'names an order line twice');

/** Price or cost of one piece in CNY: never negative, small enough for 100,000 pieces to be counted exactly. */
export const unitAmount = cny.refine(
  (amount) => !amount.startsWith('-') && Number(amount) <= 10_000_000,
  'must be between "0.00" and "10000000.00"',
);

/** Which part of a long list is wanted. */
export const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
};

/** An amount as process variables and forms carry it, a number of CNY with at most two decimals; parsed to text ("90.00"). */
export const cnyNumber = z
  .number()
  .min(0)
  .max(10_000_000)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'must be an amount in CNY with at most two decimals')
  .transform((amount) => amount.toFixed(2));

/** Whole pieces, or none. */
export const pieces = z.number().int().min(0).max(100_000);
