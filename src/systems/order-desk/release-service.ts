import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { conflict, notFound } from '../../http/problem';
import type { Departure, Line } from '../shared-schemas';
import { openStates, requireState, takeOrder } from './access';
import { refuseAny, type CodedFault } from './faults';
import { questionAnswered } from './fax-entry';
import { openPieces, piecesToSource, readiness, readyPieces } from './line-state';
import { findOrder, linesOf, updateOrder, type LineWithPart } from './order-repository';
import { lineOfFlow } from './outbox-entries';
import { partNameIn } from './part-name';
import { addShippedPieces, findShipment, insertShipment } from './shipment-repository';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** What of the order can go now, and the facts that DO-D3 decides on (DO-09). Changes nothing. */
export async function planRelease(tx: Tx, orderNo: string, locale: Locale) {
  const [order, lines] = await Promise.all([findOrder(tx, orderNo), linesOf(tx, orderNo)]);
  if (!order) throw notFound('dealer part order', orderNo);
  const cancelled = order.cancellationAcceptedAt !== null;
  requireState(order, cancelled ? openStates : ['inProgress']);
  if (cancelled) return nothingMore(order.partialAllowed);
  const linesToSource = lines
    .filter((line) => piecesToSource(line) > 0)
    .map((line) => lineOfFlow({ ...line, quantity: piecesToSource(line) }, locale));
  const releaseLines = lines
    .filter((line) => readyPieces(line) > 0)
    .map((line) => ({
      orderLineId: line.orderLineId,
      partNo: line.partNo,
      partName: partNameIn(locale, line),
      quantity: readyPieces(line),
    }));
  return { linesToSource, releaseLines, ...readiness(lines), partialAllowed: order.partialAllowed, cancelled: false };
}

/** Of a cancelled order nothing goes and nothing is waited for (DO-D5.1). */
const nothingMore = (partialAllowed: boolean) => ({
  linesToSource: [],
  releaseLines: [],
  linesReady: 'none' as const,
  moreExpected: false,
  partialAllowed,
  cancelled: true,
});

/** Records that the dealer takes what there is (DO-D3.5): from now on the order may go in parts. */
export async function recordPartialConsent(tx: Tx, at: Date, given: { orderNo: string; recordedBy: string }, locale: Locale) {
  const order = await takeOrder(tx, given.orderNo, ['inProgress']);
  await updateOrder(tx, given.orderNo, {
    partialAllowed: true,
    consentRecordedBy: given.recordedBy,
    consentRecordedAt: at,
  });
  for (const row of questionAnswered(order, 'partialConsent', locale)) await enqueue(tx, row, at);
  return {};
}

/**
 * Writes the shipped quantities of an issue slip and how they left, once (DO-13, X-05); tells whether pieces stay open.
 * Throws 409 `slipAlreadyRecorded`, 422 `unknownLine` and `moreThanReserved` naming the line.
 */
export async function recordShipped(
  tx: Tx,
  at: Date,
  given: { orderNo: string; issueSlipNo: string; shippedLines: Line[]; departures?: Departure[] | null | undefined },
) {
  const { orderNo, issueSlipNo, shippedLines, departures } = given;
  const [, before, lines] = await Promise.all([takeOrder(tx, orderNo, ['inProgress']), findShipment(tx, issueSlipNo), linesOf(tx, orderNo)]);
  if (before) {
    const detail = `The shipped quantities of ${issueSlipNo} are already written to ${before.orderNo}`;
    throw conflict('slipAlreadyRecorded', detail);
  }
  refuseAny(shippedLines.flatMap((shipped, index) => shippedFault(orderNo, lines, shipped, `shippedLines.${index}`)));
  await insertShipment(tx, { issueSlipNo, orderNo, recordedAt: at, departures: JSON.stringify(departures ?? []) });
  for (const { orderLineId, quantity } of shippedLines) {
    await addShippedPieces(tx, { issueSlipNo, orderLineId, quantity });
  }
  return { openLines: (await linesOf(tx, orderNo)).some((line) => openPieces(line) > 0) };
}

function shippedFault(orderNo: string, lines: LineWithPart[], shipped: Line, field: string): CodedFault[] {
  const line = lines.find((each) => each.orderLineId === shipped.orderLineId);
  const code = 'unknownLine';
  if (!line) return [{ code, field: `${field}.orderLineId`, detail: `${orderNo} has no line ${shipped.orderLineId}` }];
  if (line.partNo !== shipped.partNo) {
    return [{ code, field: `${field}.partNo`, detail: `line ${line.orderLineId} is of part ${line.partNo}` }];
  }
  const ready = readyPieces(line);
  if (shipped.quantity <= ready) return [];
  const detail = `${shipped.quantity} are more than the ${ready} ready on line ${line.orderLineId}`;
  return [{ code: 'moreThanReserved', field: `${field}.quantity`, detail }];
}
