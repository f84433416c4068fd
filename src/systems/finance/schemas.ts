import { z } from 'zod';
import { cny } from '../../money';
import { calendarDay, moment, orderSource, quantity, reference, unitAmount } from '../shared-schemas';

/** Ledger account, an identifier of the glossary. */
export const account = reference.describe('Ledger account, e.g. dealerPartsReceivable');
/** Whose sub-account: a dealer or a supplier. */
export const party = reference.describe('Dealer or supplier of the account, e.g. D-101');

/** A stock movement that changes the value of stock, as the warehouse reports it. */
export const stockMovement = z.strictObject({
  movementId: reference.describe("The warehouse's movement, e.g. WH-17: posted once per rule"),
  type: reference.describe('What kind of movement, e.g. departure'),
  orderLineId: reference.optional(),
  orderSource: orderSource.optional(),
  location: reference.describe('Of a count: where the difference was found, e.g. AS').optional(),
  materialCost: unitAmount.describe('Of painted parts: cost of the white part in each of them').optional(),
  outsourcingOrderNo: reference.describe('Of painted parts: the order whose fee is owed').optional(),
  partNo: reference,
  quantity,
  unitCost: unitAmount,
  at: moment,
  documentNo: reference,
});

/** What a dealer pays for one order line. */
const termsLine = z.strictObject({ orderLineId: reference, partNo: reference, unitPrice: unitAmount });
export const termsLines = z
  .array(termsLine)
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((each) => each.orderLineId)).size === all.length, 'names an order line twice');

export const entry = z.object({ account, party: party.nullable(), debit: cny, credit: cny });

/** A voucher: a balanced set of entries that one rule made from one source. */
export const voucher = z.object({
  voucherNo: reference,
  rule: reference.describe('Posting rule, e.g. L-01; "opening" for an opening balance'),
  source: reference.describe('What it was made from: a movement, or the account opened'),
  documentNo: reference.nullable(),
  orderNo: reference.nullable(),
  at: moment.describe('When the thing happened that is booked'),
  postedAt: moment,
  postingDate: calendarDay.describe('The day it counts for; later than the thing where that month was closed'),
  entries: z.array(entry),
});

export const balance = z.object({
  account,
  party: party.nullable(),
  balance: cny.describe('On the normal side of the account: a receivable is what is owed to the company, a payable what it owes'),
});
