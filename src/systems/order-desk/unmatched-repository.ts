import type { Insertable, Selectable, Transaction, Updateable } from 'kysely';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;
export type UnmatchedRow = Selectable<OrderDeskTables['unmatchedInbound']>;

export async function insertUnmatched(tx: Tx, row: Insertable<OrderDeskTables['unmatchedInbound']>): Promise<void> {
  await tx.insertInto('unmatchedInbound').values(row).execute();
}

export function lockUnmatched(tx: Tx, unmatchedNo: string): Promise<UnmatchedRow | undefined> {
  return tx.selectFrom('unmatchedInbound').selectAll().where('unmatchedNo', '=', unmatchedNo).forUpdate().executeTakeFirst();
}

export async function updateUnmatched(tx: Tx, unmatchedNo: string, set: Updateable<OrderDeskTables['unmatchedInbound']>): Promise<void> {
  await tx.updateTable('unmatchedInbound').set(set).where('unmatchedNo', '=', unmatchedNo).execute();
}

/** Oldest first; open ones, or all. */
export function selectUnmatched(tx: Tx, all: boolean, limit: number): Promise<UnmatchedRow[]> {
  return tx
    .selectFrom('unmatchedInbound')
    .selectAll()
    .$if(!all, (query) => query.where('clearedAt', 'is', null))
    .orderBy('receivedAt')
    .orderBy('unmatchedNo')
    .limit(limit)
    .execute();
}
