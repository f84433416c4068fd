import type { Transaction } from 'kysely';
import type { UnmatchedReason } from './inbound-schemas';
import { findByDealerOrderNo, findFirstOrder, lockOrder } from './order-repository';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * The dealer's order that a correction or cancellation means, locked; or why there is none. What names a second
 * receipt means the first order, which it is attached to (DO-D1.5), also while the second one is not checked yet.
 */
export async function orderMeant(
  tx: Tx,
  dealerNo: string,
  named: { orderNo?: string | null | undefined; dealerOrderNo?: string | null | undefined },
): Promise<OrderRow | UnmatchedReason> {
  const found = named.orderNo ?? (await findByDealerOrderNo(tx, dealerNo, named.dealerOrderNo ?? ''))?.orderNo;
  const order = found === undefined ? undefined : await lockOrder(tx, found);
  if (!order) return 'unknownOrder';
  if (order.dealerNo !== dealerNo) return 'otherDealer';
  const firstOrderNo = await firstOf(tx, order);
  return (firstOrderNo === null ? undefined : await lockOrder(tx, firstOrderNo)) ?? order;
}

/** The number of the order that this one is a second receipt of, if it is one. */
async function firstOf(tx: Tx, order: OrderRow): Promise<string | null> {
  const unchecked = order.state === 'received' || order.state === 'registered';
  return unchecked ? ((await findFirstOrder(tx, order))?.orderNo ?? null) : order.firstOrderNo;
}
