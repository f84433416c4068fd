import type { Transaction } from 'kysely';
import { openStates } from './access';
import { openPieces, piecesToSource, readiness, readyPieces, type Pieces } from './line-state';
import type { LineWithPart } from './order-repository';
import { notObtainedOf, openRequestsOf } from './supply-repository';
import type { WaitsFor } from './supply-schemas';
import type { OrderDeskTables, OrderRow } from './tables';

/** Where each line of an order is, what it waits for, and when its pieces are expected. */
export async function whereaboutsOf(tx: Transaction<OrderDeskTables>, order: OrderRow, lines: LineWithPart[]) {
  const ids = lines.map(({ orderLineId }) => orderLineId);
  const requests = ids.length === 0 ? [] : await openRequestsOf(tx, ids);
  const notObtained = ids.length === 0 ? [] : await notObtainedOf(tx, ids);
  return (line: LineWithPart) => {
    const request = openStates.includes(order.state) ? requests.find(({ orderLineId }) => orderLineId === line.orderLineId) : undefined;
    return {
      waitsFor: openStates.includes(order.state) ? waitsFor(line, lines, order.partialAllowed) : null,
      supply: request
        ? {
            way: request.supplyWay,
            quantity: request.stillAwaited ?? request.quantity,
            stage: request.stage,
            since: (request.stageAt ?? request.requestedAt).toISOString(),
            expectedOn: request.expectedOn,
          }
        : null,
      notObtained: notObtained
        .filter(({ orderLineId }) => orderLineId === line.orderLineId)
        .map(({ quantity, reason, note, recordedAt }) => ({ quantity, reason, note, recordedAt: recordedAt.toISOString() })),
    };
  };
}

/** What a line of a running order waits for, by the facts of DO-D3; null when it is settled. */
export function waitsFor(line: Pieces, lines: Pieces[], partialAllowed: boolean): WaitsFor | null {
  if (openPieces(line) === 0) return null;
  if (line.awaited > 0) return 'supply';
  if (piecesToSource(line) > 0 || readyPieces(line) === 0) return 'source';
  const { linesReady, moreExpected } = readiness(lines);
  if (partialAllowed || linesReady === 'all') return 'dispatch';
  return moreExpected ? 'otherLines' : 'dealerAnswer';
}
