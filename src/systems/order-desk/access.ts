import type { Transaction } from 'kysely';
import { conflict, notFound } from '../../http/problem';
import { findLine, lockOrder, type LineWithPart } from './order-repository';
import type { OrderState } from './order-schemas';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** States in which an order is still worked on. */
export const openStates: OrderState[] = ['received', 'registered', 'awaitingDealer', 'inProgress'];

/** The order, locked. Throws 404 `notFound`, or 409 `orderState` when it stands elsewhere. */
export async function takeOrder(tx: Tx, orderNo: string, allowed: OrderState[] = openStates): Promise<OrderRow> {
  const order = await lockOrder(tx, orderNo);
  if (!order) throw notFound('dealer part order', orderNo);
  requireState(order, allowed);
  return order;
}

/** Throws 409 `orderState` unless the order is in one of the states. */
export function requireState(order: { orderNo: string; state: OrderState }, allowed: OrderState[]): void {
  if (allowed.includes(order.state)) return;
  const detail = `${order.orderNo} is ${order.state}; this can be done only while it is ${allowed.join(' or ')}`;
  throw conflict('orderState', detail);
}

/** A line under the lock of its order. Throws as `takeOrder` does. */
export async function takeLine(
  tx: Tx,
  orderLineId: string,
  allowed: OrderState[],
): Promise<{ order: OrderRow; line: LineWithPart }> {
  const { orderNo } = await existingLine(tx, orderLineId);
  // Read again under the lock: another change may have held it.
  const [order, line] = await Promise.all([takeOrder(tx, orderNo, allowed), existingLine(tx, orderLineId)]);
  return { order, line };
}

/** The line as it stands. Throws 404 `notFound`. */
export async function existingLine(tx: Tx, orderLineId: string): Promise<LineWithPart> {
  const line = await findLine(tx, orderLineId);
  if (!line) throw notFound('order line', orderLineId);
  return line;
}
