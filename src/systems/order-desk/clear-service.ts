import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { clearFromQueue, type PutTo, type UnmatchedRow } from '../unmatched-queue';
import { decideCancellation, takeCorrection } from './inbound-service';
import { cancellation, correction, type clearing } from './inbound-schemas';
import { orderMeant } from './order-meant';
import type { OrderDeskTables, OrderRow } from './tables';
import { reasonWords } from './unmatched-words';

type Tx = Transaction<OrderDeskTables>;
type Clearing = z.output<typeof clearing>;

/**
 * Dismisses what fitted no order, or puts it to the order that a clerk names, under the dealer number that the
 * clerk put right; where it does not fit there either, it stays and the reason is told in words.
 * Throws 404 `notFound`.
 */
export function clearUnmatched(tx: Tx, at: Date, given: Clearing, locale: Locale) {
  return clearFromQueue(tx, at, given, (row) => assign(tx, at, row, given, locale));
}

/** Puts it to the dealer's order. A cancellation that is refused there is answered too. */
async function assign(tx: Tx, at: Date, { kind, payload }: UnmatchedRow, named: Clearing, locale: Locale): Promise<PutTo> {
  const given = kind === 'cancellation' ? cancellation.parse(payload) : correction.parse(payload);
  const order = await orderNamed(tx, named.orderNo ?? '', named.dealerNo || given.dealerNo);
  const misfit = typeof order === 'string' ? order : await take(tx, at, order, given, locale);
  return misfit === undefined && typeof order !== 'string' ? { putTo: order.orderNo } : { refusal: reasonWords(misfit ?? 'unknownOrder', locale) };
}

/** The order of this number, ours or the dealer's own. */
async function orderNamed(tx: Tx, no: string, dealerNo: string) {
  const ours = await orderMeant(tx, dealerNo, { orderNo: no });
  return ours === 'unknownOrder' ? orderMeant(tx, dealerNo, { dealerOrderNo: no }) : ours;
}

async function take(tx: Tx, at: Date, order: OrderRow, given: z.output<typeof cancellation> | z.output<typeof correction>, locale: Locale) {
  if ('lines' in given) return takeCorrection(tx, at, order, given, locale);
  await decideCancellation(tx, at, order, given.reason ?? null, locale);
  return undefined;
}
