import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { conflict, notFound } from '../../http/problem';
import { openStates, takeOrder } from './access';
import { endOrder } from './end-service';
import { questionAnswered } from './fax-entry';
import { anyHandover } from './handover-repository';
import { endStateOf, readyPieces, type Pieces } from './line-state';
import { linesOf, lockOrder, updateOrder } from './order-repository';
import type { EndState } from './order-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * Binds the order to the process instance that runs its case: the first one wins, and may ask again.
 * Throws 409 `caseAlreadyRuns` for any other.
 */
export async function claimCase(tx: Tx, orderNo: string, instance: string) {
  const order = await lockOrder(tx, orderNo);
  if (!order) throw notFound('dealer part order', orderNo);
  if (order.instance === null) await updateOrder(tx, orderNo, { instance });
  else if (order.instance !== instance) {
    throw conflict('caseAlreadyRuns', `${orderNo} is already run by process instance ${order.instance}; cancel this second one`);
  }
  return {};
}

/** Opens a received order under its row of the fax register (DO-02). */
export async function openOrder(tx: Tx, at: Date, given: { orderNo: string; faxRegisterNo: string; registeredBy: string }) {
  const { orderNo, faxRegisterNo, registeredBy } = given;
  await takeOrder(tx, orderNo, ['received']);
  await updateOrder(tx, orderNo, { state: 'registered', faxRegisterNo, registeredBy, registeredAt: at });
  return {};
}

/**
 * Closes the order, once (DO-14). Pieces that nobody expects any more are given up. A cancellation that was
 * accepted before this moment stands: the order ends by what left of what was handed over (DO-D5.2), else `cancelled` (DO-D5.1).
 * Throws 409 `orderStillOpen` while pieces are ready to go or awaited, `orderState` when it is closed.
 */
export async function closeOrder(tx: Tx, at: Date, orderNo: string, locale: Locale) {
  const order = await takeOrder(tx, orderNo, ['inProgress']);
  const lines = await linesOf(tx, orderNo);
  const busy = lines.find((line) => readyPieces(line) > 0 || line.awaited > 0);
  if (busy) {
    throw conflict('orderStillOpen', `${orderNo} can't be closed: line ${busy.orderLineId} has pieces ready or awaited`);
  }
  const endState = order.cancellationAcceptedAt === null ? endStateOf(lines) : await endWhenCancelled(tx, orderNo, lines);
  return endOrder(tx, at, order, endState, locale);
}

/**
 * Ends an open order as cancelled (DO-D5.1); what has not left is given up. Where goods have been handed over
 * (DO-D5.2) only the rest is given up, and the order ends by what left, if anything did. At a clerk's record of the dealer's word
 * (DO-D3.5) the cancellation is accepted in the same moment.
 */
export async function cancelOrder(
  tx: Tx,
  at: Date,
  given: { orderNo: string; recordedBy?: string | null | undefined },
  locale: Locale,
) {
  const order = await takeOrder(tx, given.orderNo, openStates);
  const cancelledBy = given.recordedBy ?? null;
  if (cancelledBy !== null) {
    for (const row of questionAnswered(order, 'partialRefusal', locale)) await enqueue(tx, row, at);
  }
  const endState = await endWhenCancelled(tx, order.orderNo, await linesOf(tx, order.orderNo));
  if (endState !== 'cancelled') return endOrder(tx, at, order, endState, locale, { cancelledBy });
  return endOrder(tx, at, order, endState, locale, {
    cancelledBy,
    cancellationAcceptedAt: order.cancellationAcceptedAt ?? at,
  });
}

/** By what left of what was handed over (DO-D5.2); cancelled where nothing left in the end, or nothing was handed over. */
async function endWhenCancelled(tx: Tx, orderNo: string, lines: Pieces[]): Promise<EndState> {
  const left = lines.some(({ shipped }) => shipped > 0) && (await anyHandover(tx, orderNo));
  return left ? endStateOf(lines) : 'cancelled';
}
