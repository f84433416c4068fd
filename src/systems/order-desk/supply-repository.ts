import type { Insertable, Transaction } from 'kysely';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** The request of a line that has no answer yet. */
export function openRequest(tx: Tx, orderLineId: string) {
  return tx
    .selectFrom('lineSupply')
    .select(['requestNo', 'quantity'])
    .where('orderLineId', '=', orderLineId)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
}

/** Requests of a line so far: the next one's number is one more. */
export async function countRequests(tx: Tx, orderLineId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('lineSupply')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('orderLineId', '=', orderLineId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertRequest(tx: Tx, request: Insertable<OrderDeskTables['lineSupply']>): Promise<void> {
  await tx.insertInto('lineSupply').values(request).execute();
}

export async function answerRequest(tx: Tx, orderLineId: string, requestNo: number, obtained: number, at: Date): Promise<void> {
  await tx
    .updateTable('lineSupply')
    .set({ obtained, answeredAt: at })
    .where('orderLineId', '=', orderLineId)
    .where('requestNo', '=', requestNo)
    .execute();
}
