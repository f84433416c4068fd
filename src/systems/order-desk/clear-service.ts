import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { conflict, notFound } from '../../http/problem';
import { decideCancellation, takeCorrection } from './inbound-service';
import { cancellation, correction, type clearing } from './inbound-schemas';
import { lockOrder } from './order-repository';
import type { OrderDeskTables } from './tables';
import { lockUnmatched, updateUnmatched, type UnmatchedRow } from './unmatched-repository';
import { reasonWords } from './unmatched-words';

type Tx = Transaction<OrderDeskTables>;

/**
 * Dismisses what fitted no order, or puts it to the order that a clerk names; where it does not fit there
 * either, it stays and the reason is told in words.
 * Throws 404 `notFound`, 409 `alreadyCleared`.
 */
export async function clearUnmatched(tx: Tx, at: Date, given: z.output<typeof clearing>, locale: Locale) {
  const row = await lockUnmatched(tx, given.unmatchedNo);
  if (!row) throw notFound('unmatched message', given.unmatchedNo);
  if (row.clearedAt !== null) throw conflict('alreadyCleared', `${given.unmatchedNo} was cleared by ${row.clearedBy}`);
  const { action, recordedBy } = given;
  const orderNo = action === 'assign' ? (given.orderNo ?? '') : null;
  const refusal = orderNo === null ? undefined : await assign(tx, at, row, orderNo, locale);
  if (refusal !== undefined) return { cleared: false, refusal };
  await updateUnmatched(tx, given.unmatchedNo, { action, orderNo, clearedBy: recordedBy, clearedAt: at });
  return { cleared: true, refusal: null };
}

/** Puts it to the order; the reason in words when it does not fit. A cancellation that is refused there is answered too. */
async function assign(tx: Tx, at: Date, row: UnmatchedRow, orderNo: string, locale: Locale): Promise<string | undefined> {
  const order = await lockOrder(tx, orderNo);
  if (!order) return reasonWords('unknownOrder', locale);
  if (row.kind === 'cancellation') {
    await decideCancellation(tx, at, order, cancellation.parse(row.payload).reason ?? null);
    return undefined;
  }
  const misfit = await takeCorrection(tx, at, order, correction.parse(row.payload));
  return misfit && reasonWords(misfit, locale);
}
