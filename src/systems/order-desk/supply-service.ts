import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { conflict } from '../../http/problem';
import { existingLine, openStates, takeLine } from './access';
import { refusalOf } from './faults';
import { afterGain, piecesToSource, unsourcedPieces } from './line-state';
import { findOrder, updateLine, type LineWithPart } from './order-repository';
import { endState } from './order-schemas';
import { lineSupplyRequested, orderLineChanged } from './outbox-entries';
import { answerRequest, countRequests, insertRequest, openRequest } from './supply-repository';
import type { supplyWay } from './supply-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

const tooMany = (code: string, field: string, detail: string) => refusalOf([{ code, field, detail }]);

/**
 * Records what the warehouse reserved for the missing pieces of a line (DO-05); tells what is short of them.
 * Throws 409 `lineAlreadySourced` when none is missing, 422 `moreThanOrdered`.
 */
export async function recordLineSourcing(tx: Tx, at: Date, orderLineId: string, reservedQuantity: number) {
  const { line } = await takeLine(tx, orderLineId, ['inProgress']);
  const missing = piecesToSource(line);
  if (missing === 0) throw conflict('lineAlreadySourced', `${orderLineId} was sourced before, with ${line.reserved} reserved`);
  if (reservedQuantity > missing) {
    const detail = `${reservedQuantity} are more than the ${missing} missing on ${orderLineId}`;
    throw tooMany('moreThanOrdered', 'reservedQuantity', detail);
  }
  await updateLine(tx, orderLineId, { ...afterGain(line, reservedQuantity), sourcedAt: at });
  return { shortQuantity: missing - reservedQuantity };
}

/**
 * Asks for missing pieces of a line (DO-07, DO-08): starts the supply of the line, unless the order's
 * cancellation was accepted meanwhile.
 * Throws 409 `supplyAlreadyRequested` while an earlier request waits, 422 `moreThanOrdered`.
 */
export async function requestLineSupply(
  tx: Tx,
  at: Date,
  given: { orderLineId: string; quantity: number; supplyWay: z.infer<typeof supplyWay> },
  locale: Locale,
) {
  const { orderLineId, quantity } = given;
  const { order, line } = await takeLine(tx, orderLineId, ['inProgress']);
  if (order.cancellationAcceptedAt !== null) return {};
  if (await openRequest(tx, orderLineId)) {
    throw conflict('supplyAlreadyRequested', `${orderLineId} already waits for ${line.awaited} pieces`);
  }
  if (quantity > unsourcedPieces(line)) {
    const detail = `${quantity} are more than the ${unsourcedPieces(line)} missing on ${orderLineId}`;
    throw tooMany('moreThanOrdered', 'quantity', detail);
  }
  const request = { ...given, requestNo: (await countRequests(tx, orderLineId)) + 1, requestedAt: at, stageAt: at };
  await insertRequest(tx, request);
  await updateLine(tx, orderLineId, { awaited: quantity });
  await enqueue(tx, lineSupplyRequested(line, request, locale), at);
  return {};
}

/**
 * Records the answer to a line's open request: what was obtained is reserved for the line, the rest given
 * up; the order's flow is nudged. For an order that ended meanwhile the answer is only kept: the line is not
 * wanted any more, and its pieces become free stock (DO-D5.3).
 * Throws 409 `nothingAwaited`, 422 `moreThanAwaited`.
 */
export async function recordLineSupplied(tx: Tx, at: Date, orderLineId: string, obtainedQuantity: number) {
  const { order, line } = await takeLine(tx, orderLineId, ['inProgress', ...endState.options]);
  const request = await openRequest(tx, orderLineId);
  if (!request) throw conflict('nothingAwaited', `${orderLineId} waits for no pieces; a request is answered once`);
  if (obtainedQuantity > request.quantity) {
    const detail = `${obtainedQuantity} are more than the ${request.quantity} asked for ${orderLineId}`;
    throw tooMany('moreThanAwaited', 'obtainedQuantity', detail);
  }
  await answerRequest(tx, orderLineId, request.requestNo, obtainedQuantity, at);
  if (openStates.includes(order.state)) {
    await settleAwaited(tx, line, obtainedQuantity);
    await enqueue(tx, orderLineChanged(line, request.requestNo), at);
  }
  return { lineWanted: openStates.includes(order.state) };
}

/**
 * Whether an order still wants pieces of a line: it is open, and no cancellation was accepted (OP-D6, DO-D5).
 * Throws 404 `notFound` for an unknown line.
 */
export async function isLineWanted(tx: Tx, orderLineId: string | undefined): Promise<boolean> {
  if (orderLineId === undefined) return false;
  const { orderNo } = await existingLine(tx, orderLineId);
  const order = await findOrder(tx, orderNo);
  return order !== undefined && openStates.includes(order.state) && order.cancellationAcceptedAt === null;
}

function settleAwaited(tx: Tx, line: LineWithPart, obtained: number): Promise<void> {
  return updateLine(tx, line.orderLineId, {
    ...afterGain(line, obtained),
    awaited: 0,
    givenUp: line.givenUp + line.awaited - obtained,
  });
}
