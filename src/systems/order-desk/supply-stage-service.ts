import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { conflict, notFound, refused } from '../../http/problem';
import { openStates, takeLine } from './access';
import { findPartWithModel } from './catalogue-repository';
import { refusalOf } from './faults';
import { findLine } from './order-repository';
import { endState } from './order-schemas';
import { lineNotObtained } from './outbox-entries';
import { partNameIn } from './part-name';
import { insertNotObtained, openRequest, writeStage } from './supply-repository';
import type { piecesNotObtained, stageOfLine } from './supply-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** What the catalogue knows of a part (PR-01). Throws 422 `unknownPart`. */
export async function lookUpPart(tx: Tx, partNo: string, locale: Locale) {
  const part = await findPartWithModel(tx, partNo);
  if (!part) throw refused('unknownPart', `partNo: there is no part ${partNo}`, [{ field: 'partNo', detail: 'is not a known part' }]);
  return { partNo, partName: partNameIn(locale, part), model: part.model, inProduction: part.inProduction };
}

/**
 * Records where the awaited pieces of a line are. An answered request, or news older than what is known, change
 * nothing: the news of several systems may overtake each other. Throws 404 `notFound`.
 */
export async function recordSupplyStage(tx: Tx, at: Date, given: z.output<typeof stageOfLine>) {
  const { orderLineId, stage, expectedOn = null, quantity: stillAwaited } = given;
  if (!(await findLine(tx, orderLineId))) throw notFound('order line', orderLineId);
  const reachedAt = given.at === undefined ? at : new Date(given.at);
  return { recorded: await writeStage(tx, orderLineId, { stage, expectedOn, stillAwaited, at: reachedAt }) };
}

/**
 * Records why pieces of a line's open request are not to be had (PR-10); the dealer of an order that goes on is
 * told. Throws 404, 409 `nothingAwaited`, 422 `moreThanAwaited`.
 */
export async function recordNotObtained(tx: Tx, at: Date, given: z.output<typeof piecesNotObtained>, locale: Locale) {
  const { orderLineId, quantity, reason, note = null, recordedBy } = given;
  const { order, line } = await takeLine(tx, orderLineId, ['inProgress', ...endState.options]);
  const request = await openRequest(tx, orderLineId);
  if (!request) throw conflict('nothingAwaited', `${orderLineId} waits for no pieces`);
  if (quantity > request.quantity) {
    const detail = `${quantity} are more than the ${request.quantity} asked for ${orderLineId}`;
    throw refusalOf([{ code: 'moreThanAwaited', field: 'quantity', detail }]);
  }
  const told = { requestNo: request.requestNo, quantity, reason, note };
  await insertNotObtained(tx, { orderLineId, ...told, recordedBy, recordedAt: at });
  if (openStates.includes(order.state) && order.cancellationAcceptedAt === null) await enqueue(tx, lineNotObtained(order, line, told, locale), at);
  return {};
}
