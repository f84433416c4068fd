import type { Insertable, Transaction } from 'kysely';
import type { CancellationRefusal } from './order-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

export async function countCancellations(tx: Tx, orderNo: string): Promise<number> {
  const { count } = await tx
    .selectFrom('cancellation')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('orderNo', '=', orderNo)
    .executeTakeFirstOrThrow();
  return count;
}

/** Cancellations of the order that were accepted are refused after all. */
export async function refuseAccepted(tx: Tx, orderNo: string, refusedBecause: CancellationRefusal): Promise<void> {
  await tx.updateTable('cancellation').set({ refusedBecause }).where('orderNo', '=', orderNo).where('refusedBecause', 'is', null).execute();
}

export async function insertCancellation(tx: Tx, row: Insertable<OrderDeskTables['cancellation']>): Promise<void> {
  await tx.insertInto('cancellation').values(row).execute();
}
