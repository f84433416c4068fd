import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { openStates } from './access';
import { countCancellations, insertCancellation } from './cancellation-repository';
import { anyHandover, slipsHandedOver } from './handover-repository';
import type { Cancellation, Correction, UnmatchedReason } from './inbound-schemas';
import { awaitsCorrection, replaceLines } from './corrected-lines';
import { faxReceived } from './fax-entry';
import { orderMeant } from './order-meant';
import { updateOrder } from './order-repository';
import type { CancellationRefusal } from './order-schemas';
import { cancellationRefused, orderCancelled, stopDispatches } from './outbox-entries';
import { anyRest } from './rest-of-order';
import type { OrderDeskTables, OrderRow } from './tables';
import { keepUnmatched } from './unmatched-service';

type Tx = Transaction<OrderDeskTables>;

/** Takes in a dealer's correction (DO-04); one that no order waits for is kept for a clerk. */
export async function correctOrder(tx: Tx, at: Date, given: Correction, locale: Locale) {
  const order = await orderMeant(tx, given.dealerNo, given);
  const misfit = typeof order === 'string' ? order : await takeCorrection(tx, at, order, given, locale);
  if (misfit === undefined && typeof order !== 'string') return { taken: true, orderNo: order.orderNo, unmatchedNo: null };
  const unmatchedNo = await keepUnmatched(tx, at, { kind: 'correction', payload: given, reason: misfit ?? 'unknownOrder' }, locale);
  return { taken: false, orderNo: null, unmatchedNo };
}

/** Puts a correction to a locked order that waits for it; else says why not. */
export async function takeCorrection(tx: Tx, at: Date, order: OrderRow, given: Correction, locale: Locale): Promise<UnmatchedReason | undefined> {
  if (!awaitsCorrection(order)) return 'notAwaited';
  await enqueue(tx, faxReceived({ caseNo: order.orderNo, party: order.dealerNo, what: 'correction', no: order.wantedRound }, locale), at);
  await replaceLines(tx, at, order, given.lines, locale);
  return undefined;
}

/** Takes in a dealer's cancellation (DO-15); one that names no order of the dealer is kept for a clerk. */
export async function requestCancellation(tx: Tx, at: Date, given: Cancellation, locale: Locale) {
  const order = await orderMeant(tx, given.dealerNo, given);
  if (typeof order !== 'string') return decideCancellation(tx, at, order, given.reason ?? null, locale);
  const unmatchedNo = await keepUnmatched(tx, at, { kind: 'cancellation', payload: given, reason: order }, locale);
  return { accepted: false, restOnly: false, orderNo: null, reason: null, unmatchedNo };
}

/**
 * Decides on a cancellation of a locked order (DO-D5): accepted while nothing was handed over, once however
 * often it comes, and what is in dispatch is stopped. Afterwards it is accepted for the rest, if there is one:
 * what was handed over stays with the dealer (`restOnly`); else it is refused, and the dealer told.
 */
export async function decideCancellation(tx: Tx, at: Date, order: OrderRow, reason: string | null, locale: Locale) {
  const { orderNo, dealerNo } = order;
  const refusedBecause = await refusalOf(tx, order);
  const requestNo = (await countCancellations(tx, orderNo)) + 1;
  await insertCancellation(tx, { orderNo, requestNo, receivedAt: at, reason, refusedBecause: refusedBecause ?? null });
  await enqueue(tx, faxReceived({ caseNo: orderNo, party: dealerNo, what: 'cancellation', no: requestNo }, locale), at);
  if (refusedBecause) await enqueue(tx, cancellationRefused(order, requestNo, refusedBecause), at);
  else if (order.cancellationAcceptedAt === null && order.state !== 'cancelled') {
    await updateOrder(tx, orderNo, { cancellationAcceptedAt: at });
    await enqueue(tx, orderCancelled(orderNo, requestNo), at);
    if (order.state === 'inProgress') await enqueue(tx, stopDispatches(orderNo, requestNo, at, await slipsHandedOver(tx, orderNo)), at);
  }
  const restOnly = !refusedBecause && (await anyHandover(tx, orderNo));
  return { accepted: !refusedBecause, restOnly, orderNo, reason: refusedBecause ?? null, unmatchedNo: null };
}

async function refusalOf(tx: Tx, order: OrderRow): Promise<CancellationRefusal | undefined> {
  if (order.state === 'cancelled') return undefined;
  if (!openStates.includes(order.state)) return 'ended';
  if (order.cancellationAcceptedAt !== null || !(await anyHandover(tx, order.orderNo))) return undefined;
  return (await anyRest(tx, order.orderNo)) ? undefined : 'handedOver';
}
