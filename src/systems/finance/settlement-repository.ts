import { sql, type Insertable } from 'kysely';
import type { Fen } from '../../money';
import { endOfMonth, firstDayOf, lastDayOf } from './months';
import type { PainterDeductionRow, PainterSettlementRow, PeriodRow } from './settlement-tables';
import type { FinanceTx } from './tables';

/** Stores a deduction; nothing when it is known already. */
export const insertDeduction = (tx: FinanceTx, row: Insertable<PainterDeductionRow>) =>
  tx
    .insertInto('painterDeduction')
    .values(row)
    .onConflict((clash) => clash.column('deductionNo').doNothing())
    .returning('deductionNo')
    .executeTakeFirst();

/** What a piece of an outsourcing order's white parts cost when they went to the paint shop (L-06). */
export const findWhitePartCost = (tx: FinanceTx, outsourcingOrderNo: string, partNo: string) =>
  tx
    .selectFrom('stockMovement')
    .select('unitCostFen')
    .where('type', '=', 'paintDispatch')
    .where('documentNo', '=', outsourcingOrderNo)
    .where('partNo', '=', partNo)
    .executeTakeFirst();

/** Waits for every posting under way, and keeps others waiting until the transaction ends. */
export const lockPeriods = (tx: FinanceTx) => sql`lock table period in exclusive mode`.execute(tx);

export const selectPeriods = (tx: FinanceTx) => tx.selectFrom('period').select(['month', 'state']).orderBy('month').execute();

export const insertPeriod = (tx: FinanceTx, row: Insertable<PeriodRow>) => tx.insertInto('period').values(row).execute();

export const setClosed = (tx: FinanceTx, month: string, closedAt: Date) =>
  tx.updateTable('period').set({ state: 'closed', closedAt }).where('month', '=', month).execute();

/** The first day that anything was booked for. */
export const firstPostingDate = (tx: FinanceTx) =>
  tx.selectFrom('voucher').select('postingDate').orderBy('postingDate').limit(1).executeTakeFirst();

/** Paint shops with a balance from before, entries of the month, or deductions that are due. */
export async function paintersOf(tx: FinanceTx, month: string): Promise<string[]> {
  const owed = sql<Fen>`sum(credit_fen - debit_fen) filter (where posting_date < ${firstDayOf(month)}::date)`;
  const inMonth = sql<boolean>`bool_or(posting_date >= ${firstDayOf(month)}::date)`;
  const accounts = await tx
    .selectFrom('entry')
    .innerJoin('voucher', 'voucher.voucherNo', 'entry.voucherNo')
    .select('party')
    .where('account', '=', 'painterPayable')
    .where('postingDate', '<=', lastDayOf(month))
    .groupBy('party')
    .having(sql<boolean>`coalesce(${owed}, 0) <> 0 or ${inMonth}`)
    .execute();
  const due = await tx
    .selectFrom('painterDeduction')
    .select('painterNo')
    .distinct()
    .where('settlementNo', 'is', null)
    .where('missedAt', '<', endOfMonth(month))
    .execute();
  const painters = [...accounts.map(({ party }) => party), ...due.map(({ painterNo }) => painterNo)];
  return [...new Set(painters.filter((party) => party !== null))].sort();
}

/** The paint shop's account: what it stood at before the month, and what came to it in the month. */
export async function painterAccount(tx: FinanceTx, painterNo: string, month: string): Promise<{ opening: Fen; claims: Fen }> {
  const sum = (when: 'before' | 'in') => {
    const first = sql`${firstDayOf(month)}::date`;
    const wanted = when === 'before' ? sql`posting_date < ${first}` : sql`posting_date >= ${first}`;
    return sql<Fen>`coalesce(sum(credit_fen - debit_fen) filter (where ${wanted}), 0)::bigint`;
  };
  return tx
    .selectFrom('entry')
    .innerJoin('voucher', 'voucher.voucherNo', 'entry.voucherNo')
    .select([sum('before').as('opening'), sum('in').as('claims')])
    .where('account', '=', 'painterPayable')
    .where('party', '=', painterNo)
    .where('postingDate', '<=', lastDayOf(month))
    .executeTakeFirstOrThrow();
}

/** Deductions of the month, and of months before it, that no settlement has taken yet; locked. */
export const lockDueDeductions = (tx: FinanceTx, painterNo: string, month: string) =>
  tx
    .selectFrom('painterDeduction')
    .selectAll()
    .where('painterNo', '=', painterNo)
    .where('settlementNo', 'is', null)
    .where('missedAt', '<', endOfMonth(month))
    .orderBy('missedAt')
    .orderBy('deductionNo')
    .forUpdate()
    .execute();

export const setSettlement = (tx: FinanceTx, deductionNos: string[], settlementNo: string) =>
  tx.updateTable('painterDeduction').set({ settlementNo }).where('deductionNo', 'in', deductionNos).execute();

/** Stores a settlement; nothing when the paint shop's month has one. */
export const insertSettlement = (tx: FinanceTx, row: Insertable<PainterSettlementRow>) =>
  tx
    .insertInto('painterSettlement')
    .values(row)
    .onConflict((clash) => clash.columns(['painterNo', 'month']).doNothing())
    .returningAll()
    .executeTakeFirst();

export interface SettlementFilter {
  month?: string | undefined;
  painterNo?: string | undefined;
  limit: number;
  offset: number;
}

export const selectSettlements = (tx: FinanceTx, { month, painterNo, limit, offset }: SettlementFilter) =>
  tx
    .selectFrom('painterSettlement')
    .selectAll()
    .$if(month !== undefined, (query) => query.where('month', '=', month ?? ''))
    .$if(painterNo !== undefined, (query) => query.where('painterNo', '=', painterNo ?? ''))
    .orderBy('month')
    .orderBy('painterNo')
    .limit(limit)
    .offset(offset)
    .execute();

export const findSettlement = (tx: FinanceTx, settlementNo: string) =>
  tx.selectFrom('painterSettlement').selectAll().where('settlementNo', '=', settlementNo).executeTakeFirst();

export const deductionsOf = (tx: FinanceTx, settlementNo: string) =>
  tx.selectFrom('painterDeduction').selectAll().where('settlementNo', '=', settlementNo).orderBy('missedAt').orderBy('deductionNo').execute();
