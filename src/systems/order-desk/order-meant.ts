import type { Transaction } from 'kysely';
import type { UnmatchedReason } from './inbound-schemas';
import { findByDealerOrderNo, findFirstOrder, findOrder, lockOrder } from './order-repository';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

interface Named {
  orderNo?: string | null | undefined;
  dealerOrderNo?: string | null | undefined;
}

/**
 * The dealer's order that a correction or cancellation means, locked; or why there is none. What names a second
 * receipt means the first order, which it is attached to (DO-D1.5), also while the second one is not checked yet.
 */
export async function orderMeant(tx: Tx, dealerNo: string, named: Named): Promise<OrderRow | UnmatchedReason> {
  for (let meant = await numberMeant(tx, dealerNo, named); ; ) {
    const order = meant === undefined ? undefined : await lockOrder(tx, meant);
    if (!order) return 'unknownOrder';
    if (order.dealerNo !== dealerNo) return 'otherDealer';
    // The lock may have waited for its rejection: then the second receipt stands for itself.
    const now = await numberMeant(tx, dealerNo, named);
    if (now === meant) return order;
    meant = now;
  }
}

async function numberMeant(tx: Tx, dealerNo: string, named: Named): Promise<string | undefined> {
  const orderNo = named.orderNo ?? (await findByDealerOrderNo(tx, dealerNo, named.dealerOrderNo ?? ''))?.orderNo;
  const order = orderNo === undefined ? undefined : await findOrder(tx, orderNo);
  if (order?.dealerNo !== dealerNo) return orderNo;
  return (await firstOf(tx, order)) ?? orderNo;
}

/** The number of the order that this one is a second receipt of, if it is one. */
async function firstOf(tx: Tx, order: OrderRow): Promise<string | null> {
  const unchecked = order.state === 'received' || order.state === 'registered';
  return unchecked ? ((await findFirstOrder(tx, order))?.orderNo ?? null) : order.firstOrderNo;
}
