import type { Transaction, Updateable } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { exchangeEnded } from './warranty-returns/remedies';
import { replacementEnded } from './incidents/replacements';
import { giveUpOpenPieces, linesOf, updateOrder } from './order-repository';
import type { EndState } from './order-schemas';
import { orderClosed } from './outbox-entries';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** Ends an order, whichever way: what has not left is given up, and the calling case is told (DO-14, X-07, X-12). */
export async function endOrder(
  tx: Tx,
  at: Date,
  order: OrderRow,
  endState: EndState,
  locale: Locale,
  more: Updateable<OrderDeskTables['dealerOrder']> = {},
) {
  await giveUpOpenPieces(tx, order.orderNo);
  await updateOrder(tx, order.orderNo, { ...more, state: endState, closedAt: at });
  if (order.caseNo !== null) {
    await replacementEnded(tx, at, order.orderNo, endState);
    const lines = await linesOf(tx, order.orderNo);
    await exchangeEnded(tx, at, order.orderNo, endState, lines.reduce((sum, { shipped }) => sum + shipped, 0));
    await enqueue(tx, orderClosed(order, order.caseNo, endState, lines, locale), at);
  }
  return { endState };
}
