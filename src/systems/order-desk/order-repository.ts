import { sql, type Insertable, type Transaction, type Updateable } from 'kysely';
import type { DealerRow, OrderDeskTables, OrderLineRow, OrderRow, PartRow } from './tables';

type Tx = Transaction<OrderDeskTables>;
export type LineWithPart = OrderLineRow & PartRow;
export type OrderWithDealer = OrderRow & { dealerName: DealerRow['name'] };

export async function insertOrder(tx: Tx, order: Insertable<OrderDeskTables['dealerOrder']>): Promise<void> {
  await tx.insertInto('dealerOrder').values(order).execute();
}

export async function insertLines(tx: Tx, lines: Insertable<OrderDeskTables['orderLine']>[]): Promise<void> {
  await tx.insertInto('orderLine').values(lines).execute();
}

/**
 * The dealer's order of this number of its own: one that is worked on before one that ended, one that stands
 * for itself before a duplicate or a rejected one, the first before later ones.
 */
export function findByDealerOrderNo(tx: Tx, dealerNo: string, dealerOrderNo: string) {
  return tx
    .selectFrom('dealerOrder')
    .select('orderNo')
    .where('dealerNo', '=', dealerNo)
    .where('dealerOrderNo', '=', dealerOrderNo)
    .orderBy((order) => order('state', 'in', notStanding))
    .orderBy((order) => order('closedAt', 'is not', null))
    .orderBy('position')
    .executeTakeFirst();
}

const notStanding: OrderRow['state'][] = ['rejected', 'duplicate'];

/** The earlier order of which this one is a second receipt (DO-D1.5). */
export function findFirstOrder(tx: Tx, order: Pick<OrderRow, 'dealerNo' | 'dealerOrderNo' | 'position'>) {
  return tx
    .selectFrom('dealerOrder')
    .select('orderNo')
    .where('dealerNo', '=', order.dealerNo)
    .where('dealerOrderNo', '=', order.dealerOrderNo)
    .where('position', '<', order.position)
    .where('state', 'not in', notStanding)
    .orderBy('position')
    .executeTakeFirst();
}

/** That earlier order, locked: one that was rejected in that very moment does not count. */
export async function lockFirstOrder(tx: Tx, order: OrderRow): Promise<OrderRow | undefined> {
  for (;;) {
    const found = await findFirstOrder(tx, order);
    const first = found && (await lockOrder(tx, found.orderNo));
    if (!first || !notStanding.includes(first.state)) return first;
  }
}

/** Later receipts that were joined to the order, by arrival. */
export function receiptsOf(tx: Tx, orderNo: string) {
  return tx.selectFrom('dealerOrder').select(['orderNo', 'receivedAt']).where('firstOrderNo', '=', orderNo).orderBy('position').execute();
}

const withDealer = (tx: Tx) =>
  tx
    .selectFrom('dealerOrder')
    .leftJoin('dealer', 'dealer.dealerNo', 'dealerOrder.dealerNo')
    .selectAll('dealerOrder')
    .select((select) => select.fn.coalesce('dealer.name', sql.lit('')).as('dealerName'));

export function findOrder(tx: Tx, orderNo: string): Promise<OrderWithDealer | undefined> {
  return withDealer(tx).where('orderNo', '=', orderNo).executeTakeFirst();
}

/** Takes turns with every other change of the order and its lines. */
export function lockOrder(tx: Tx, orderNo: string): Promise<OrderRow | undefined> {
  return tx.selectFrom('dealerOrder').selectAll().where('orderNo', '=', orderNo).forUpdate().executeTakeFirst();
}

/** Takes turns with every other change of these orders; always in the same order. */
export async function lockOrders(tx: Tx, orderNos: string[]): Promise<void> {
  if (orderNos.length === 0) return;
  await tx.selectFrom('dealerOrder').select('orderNo').where('orderNo', 'in', orderNos).orderBy('position').forUpdate().execute();
}

export async function updateOrder(tx: Tx, orderNo: string, set: Updateable<OrderDeskTables['dealerOrder']>): Promise<void> {
  await tx.updateTable('dealerOrder').set(set).where('orderNo', '=', orderNo).execute();
}

export interface OrderFilter {
  state?: OrderRow['state'] | undefined;
  dealerNo?: string | undefined;
  /** Position of the last order of the page before. */
  after: number;
  limit: number;
}

/** Orders by arrival, after a position. */
export function pageOfOrders(tx: Tx, filter: OrderFilter): Promise<OrderWithDealer[]> {
  const { state, dealerNo } = filter;
  return withDealer(tx)
    .where('position', '>', filter.after)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'received'))
    .$if(dealerNo !== undefined, (query) => query.where('dealerOrder.dealerNo', '=', dealerNo ?? ''))
    .orderBy('position')
    .limit(filter.limit)
    .execute();
}

const withPart = (tx: Tx) =>
  tx.selectFrom('orderLine').innerJoin('part', 'part.partNo', 'orderLine.partNo').selectAll('part').selectAll('orderLine');

/** Lines of an order with their parts, in the order's own order. */
export function linesOf(tx: Tx, orderNo: string): Promise<LineWithPart[]> {
  return withPart(tx).where('orderNo', '=', orderNo).orderBy('lineNo').execute();
}

export function findLine(tx: Tx, orderLineId: string): Promise<LineWithPart | undefined> {
  return withPart(tx).where('orderLineId', '=', orderLineId).executeTakeFirst();
}

export async function updateLine(tx: Tx, orderLineId: string, set: Updateable<OrderDeskTables['orderLine']>): Promise<void> {
  await tx.updateTable('orderLine').set(set).where('orderLineId', '=', orderLineId).execute();
}

/** Gives up every piece that has not left; nothing stays reserved or awaited. */
export async function giveUpOpenPieces(tx: Tx, orderNo: string): Promise<void> {
  await tx
    .updateTable('orderLine')
    .set((line) => ({ reserved: line.ref('shipped'), awaited: 0, givenUp: line('quantity', '-', line.ref('shipped')) }))
    .where('orderNo', '=', orderNo)
    .execute();
}
