import type { Transaction, Updateable } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { exchangeEnded } from './warranty-returns/remedies';
import { replacementEnded } from './incidents/replacements';
import { giveUpOpenPieces, linesOf, updateOrder } from './order-repository';
import type { EndState } from './order-schemas';
import { orderClosed } from './outbox-entries';
import { partNameIn } from './part-name';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** Ends an order, whichever way: what has not left is given up, and the calling case is told (DO-14, X-07, X-12); its lines, as the closing note lists them. */
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
  const lines = await linesOf(tx, order.orderNo);
  if (order.caseNo !== null) {
    await replacementEnded(tx, at, order.orderNo, endState);
    await exchangeEnded(tx, at, order.orderNo, endState, lines.reduce((sum, { shipped }) => sum + shipped, 0));
    await enqueue(tx, orderClosed(order, order.caseNo, endState, lines, locale), at);
  }
  const closedLines = lines.map((line) => ({ partNo: line.partNo, partName: partNameIn(locale, line), quantity: line.quantity, shipped: line.shipped }));
  return { endState, closedLines };
}
