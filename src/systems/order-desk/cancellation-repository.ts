import type { Insertable, Transaction } from 'kysely';
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

export async function insertCancellation(tx: Tx, row: Insertable<OrderDeskTables['cancellation']>): Promise<void> {
  await tx.insertInto('cancellation').values(row).execute();
}
