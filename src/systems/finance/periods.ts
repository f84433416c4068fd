import { sql } from 'kysely';
import { shanghaiDay } from '../../clock';
import { withoutWaiting } from '../../database/driver';
import { conflict } from '../../http/problem';
import { firstDayOf, monthAfter, monthOf } from './months';
import type { FinanceTx } from './tables';

/**
 * The day that a voucher counts for: the day of what happened, or, where that month is closed, the first day of
 * the earliest month that is open (I-G-14).
 */
export async function postingDateFor(tx: FinanceTx, happenedAt: Date): Promise<string> {
  const closed = await closedMonths(tx);
  let day = shanghaiDay(happenedAt);
  while (closed.has(monthOf(day))) day = firstDayOf(monthAfter(monthOf(day)));
  return day;
}

/** Throws 409 periodClosed for a day of a closed month. */
export async function requireOpenMonth(tx: FinanceTx, day: string): Promise<void> {
  if (!(await closedMonths(tx)).has(monthOf(day))) return;
  throw conflict('periodClosed', `${monthOf(day)} is closed and takes no postings (I-G-14); post on a day of an open month`);
}

/** Until the transaction ends no month can be closed: a posting never slips into one that is just being closed. */
async function closedMonths(tx: FinanceTx): Promise<Set<string>> {
  await tx.executeQuery(withoutWaiting(sql`lock table period in share mode`.compile(tx)));
  const periods = await tx.selectFrom('period').select('month').execute();
  return new Set(periods.map(({ month }) => month));
}
