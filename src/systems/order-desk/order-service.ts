import type { Transaction } from 'kysely';
import { conflict, notFound } from '../../http/problem';
import { openStates, takeOrder } from './access';
import { refuseAny, type CodedFault } from './faults';
import { endStateOf, readyPieces } from './line-state';
import { giveUpOpenPieces, linesOf, lockOrder, updateOrder } from './order-repository';
import type { EndState } from './order-schemas';
import type { OrderDeskTables, PartRow } from './tables';

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

/** Checks a registered order (DO-03); throws 422 `orderIncomplete` with everything that is missing (DO-D1.2). */
export async function checkOrder(tx: Tx, at: Date, orderNo: string) {
  await takeOrder(tx, orderNo, ['registered']);
  refuseAny(missingIn(await linesOf(tx, orderNo)));
  await updateOrder(tx, orderNo, { state: 'inProgress', checkedAt: at });
  return {};
}

/** What an order's lines lack for DO-D1.1, by the part's data as they stand now. */
export function missingIn(lines: Pick<PartRow, 'kind' | 'model' | 'colour' | 'partNo'>[]): CodedFault[] {
  const code = 'orderIncomplete';
  if (lines.length === 0) return [{ code, field: 'lines', detail: 'the order has no lines' }];
  return lines.flatMap(({ partNo, kind, model, colour }, index) => [
    ...(model === '' ? [{ code, field: `lines.${index}.model`, detail: `${partNo} belongs to no vehicle model` }] : []),
    ...(kind === 'painted' && !colour ? [{ code, field: `lines.${index}.colour`, detail: `${partNo} has no colour` }] : []),
  ]);
}

/**
 * Closes the order, once (DO-14). Pieces that nobody expects any more are given up.
 * Throws 409 `orderStillOpen` while pieces are ready to go or awaited, `orderState` when it is closed.
 */
export async function closeOrder(tx: Tx, at: Date, orderNo: string) {
  await takeOrder(tx, orderNo, ['inProgress']);
  const lines = await linesOf(tx, orderNo);
  const busy = lines.find((line) => readyPieces(line) > 0 || line.awaited > 0);
  if (busy) {
    throw conflict('orderStillOpen', `${orderNo} can't be closed: line ${busy.orderLineId} has pieces ready or awaited`);
  }
  return end(tx, at, orderNo, endStateOf(lines));
}

/** Cancels an open order at the dealer's word (DO-D5.1); what has not left is given up. */
export async function cancelOrder(tx: Tx, at: Date, given: { orderNo: string; recordedBy: string }) {
  await takeOrder(tx, given.orderNo, openStates);
  await updateOrder(tx, given.orderNo, { cancelledBy: given.recordedBy });
  return end(tx, at, given.orderNo, 'cancelled');
}

async function end(tx: Tx, at: Date, orderNo: string, endState: EndState) {
  await giveUpOpenPieces(tx, orderNo);
  await updateOrder(tx, orderNo, { state: endState, closedAt: at });
  return { endState };
}
