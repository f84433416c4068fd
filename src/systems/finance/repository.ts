import type { Insertable, Selectable } from 'kysely';
import type { EntryRow, FinanceTables, FinanceTx, SalesTermsRow, Source, StockMovementRow, VoucherRow } from './tables';

/** The accounts of these ids, locked in a fixed order so that two callers can't open one twice; entries may be booked on them meanwhile. */
export const lockAccounts = (tx: FinanceTx, ids: string[]) =>
  tx.selectFrom('account').selectAll().where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();

/** Stores the terms of lines that have none yet; the ids stored. */
export const insertTerms = (tx: FinanceTx, rows: Insertable<SalesTermsRow>[]) =>
  tx
    .insertInto('salesTerms')
    .values(rows)
    .onConflict((clash) => clash.column('orderLineId').doNothing())
    .returning('orderLineId')
    .execute();

export const findTerms = (tx: FinanceTx, orderLineId: string) =>
  tx.selectFrom('salesTerms').selectAll().where('orderLineId', '=', orderLineId).executeTakeFirst();

/** Stores what a paint shop gets for an order's pieces; nothing when it is registered already. */
export const insertPaintTerms = (tx: FinanceTx, row: Insertable<FinanceTables['paintTerms']>) =>
  tx
    .insertInto('paintTerms')
    .values(row)
    .onConflict((clash) => clash.column('outsourcingOrderNo').doNothing())
    .returning('outsourcingOrderNo')
    .executeTakeFirst();

export const findPaintTerms = (tx: FinanceTx, outsourcingOrderNo: string) =>
  tx.selectFrom('paintTerms').selectAll().where('outsourcingOrderNo', '=', outsourcingOrderNo).executeTakeFirst();

/** Stores a movement; nothing when it is known already. */
export const insertMovement = (tx: FinanceTx, row: Insertable<StockMovementRow>) =>
  tx
    .insertInto('stockMovement')
    .values(row)
    .onConflict((clash) => clash.column('movementId').doNothing())
    .returning('movementId')
    .executeTakeFirst();

/** The rule of a movement's type and order source. */
export const findRule = (tx: FinanceTx, movementType: string, orderSource: Source | null) =>
  tx
    .selectFrom('postingCase')
    .select(['rule', 'reversed', 'orderSource'])
    .where('movementType', '=', movementType)
    .where('orderSource', 'is not distinct from', orderSource)
    .executeTakeFirst();

/** The inventory account of a location; nothing where goods have no value in the books. */
export const findLocationAccount = (tx: FinanceTx, location: string) =>
  tx.selectFrom('locationAccount').select('account').where('location', '=', location).executeTakeFirst();

export const ruleEntries = (tx: FinanceTx, rule: string) =>
  tx.selectFrom('postingRuleEntry').selectAll().where('rule', '=', rule).orderBy('position').execute();

export const insertVoucher = (tx: FinanceTx, row: Insertable<VoucherRow>) =>
  tx.insertInto('voucher').values(row).execute();

export const insertEntries = (tx: FinanceTx, rows: Insertable<EntryRow>[]) =>
  tx.insertInto('entry').values(rows).execute();

export const findVoucher = (tx: FinanceTx, rule: string, source: string) =>
  tx.selectFrom('voucher').selectAll().where('rule', '=', rule).where('source', '=', source).executeTakeFirst();

export const entriesOf = (tx: FinanceTx, voucherNos: string[]) =>
  voucherNos.length === 0
    ? Promise.resolve<Selectable<EntryRow>[]>([])
    : tx.selectFrom('entry').selectAll().where('voucherNo', 'in', voucherNos).orderBy('position').execute();
