import type { Insertable, Transaction } from 'kysely';
import type { SupplyStage } from './supply-schemas';
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

/** The open requests of an order's lines. */
export function openRequestsOf(tx: Tx, orderLineIds: string[]) {
  return tx.selectFrom('lineSupply').selectAll().where('orderLineId', 'in', orderLineIds).where('answeredAt', 'is', null).execute();
}

/** Writes the stage that a line's open request has reached, unless what is known is younger. */
export async function writeStage(tx: Tx, orderLineId: string, reached: { stage: SupplyStage; expectedOn: string | null; stillAwaited?: number | undefined; at: Date }) {
  const { stage, expectedOn, stillAwaited, at } = reached;
  const written = await tx
    .updateTable('lineSupply')
    .set({ stage, expectedOn, stageAt: at, ...(stillAwaited === undefined ? {} : { stillAwaited }) })
    .where('orderLineId', '=', orderLineId)
    .where('answeredAt', 'is', null)
    .where('stageAt', '<=', at)
    .returning('orderLineId')
    .executeTakeFirst();
  return written !== undefined;
}

export async function insertNotObtained(tx: Tx, row: Insertable<OrderDeskTables['notObtained']>): Promise<void> {
  await tx.insertInto('notObtained').values(row).execute();
}

export function notObtainedOf(tx: Tx, orderLineIds: string[]) {
  return tx.selectFrom('notObtained').selectAll().where('orderLineId', 'in', orderLineIds).orderBy('orderLineId').orderBy('requestNo').execute();
}
