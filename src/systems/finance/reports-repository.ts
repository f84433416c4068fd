import { sql } from 'kysely';
import type { Fen } from '../../money';
import type { FinanceTx } from './tables';

interface Page {
  limit: number;
  offset: number;
}

/** Balances on the normal side of each account, per party: kept sums, not the entries themselves. */
export const balances = (tx: FinanceTx, filter: { account?: string | undefined; party?: string | undefined }) =>
  tx
    .selectFrom('balance')
    .innerJoin('account', 'account.id', 'balance.account')
    .select([
      'balance.account',
      'balance.party',
      sql<Fen>`case normal_side when 'debit' then debit_fen - credit_fen else credit_fen - debit_fen end`.as('balance'),
    ])
    .$if(filter.account !== undefined, (query) => query.where('balance.account', '=', filter.account ?? ''))
    .$if(filter.party !== undefined, (query) => query.where('balance.party', '=', filter.party ?? ''))
    .orderBy('balance.account')
    .orderBy('balance.party')
    .execute();

export interface VoucherFilter extends Page {
  rule?: string | undefined;
  orderNo?: string | undefined;
  source?: string | undefined;
}

export const vouchers = (tx: FinanceTx, filter: VoucherFilter) =>
  tx
    .selectFrom('voucher')
    .selectAll()
    .$if(filter.rule !== undefined, (query) => query.where('rule', '=', filter.rule ?? ''))
    .$if(filter.orderNo !== undefined, (query) => query.where('orderNo', '=', filter.orderNo ?? ''))
    .$if(filter.source !== undefined, (query) => query.where('source', '=', filter.source ?? ''))
    .orderBy('postedAt')
    .orderBy(sql`length(voucher_no)`)
    .orderBy('voucherNo')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();

/** Movements that no voucher was made from, and that were not taken back. */
export const unposted = (tx: FinanceTx, { limit, offset }: Page) =>
  tx
    .selectFrom('unpostedMovement')
    .innerJoin('stockMovement', 'stockMovement.movementId', 'unpostedMovement.movementId')
    .selectAll('stockMovement')
    .orderBy('unpostedMovement.receivedAt')
    .orderBy('unpostedMovement.movementId')
    .limit(limit)
    .offset(offset)
    .execute();

export const totals = (tx: FinanceTx) =>
  tx
    .selectFrom('entry')
    .select(['account', sql<Fen>`sum(debit_fen)::bigint`.as('debit'), sql<Fen>`sum(credit_fen)::bigint`.as('credit')])
    .groupBy('account')
    .orderBy('account')
    .execute();
