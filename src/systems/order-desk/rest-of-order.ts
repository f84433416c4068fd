import type { Transaction } from 'kysely';
import type { Line } from '../shared-schemas';
import { linesUnderWay } from './handover-repository';
import { openPieces, readyPieces } from './line-state';
import { linesOf, type LineWithPart } from './order-repository';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** Whether pieces of the order are left that were not handed over: a cancellation can still be one of these (DO-D5.1). */
export async function anyRest(tx: Tx, orderNo: string): Promise<boolean> {
  const slips = await linesUnderWay(tx, orderNo);
  return (await linesOf(tx, orderNo)).some((line) => openPieces(line) > piecesUnderWay(line, slips));
}

/** Pieces of a line on slips under way; of a slip that does not tell its lines, all that is ready may be on it. */
function piecesUnderWay(line: LineWithPart, slips: (Line[] | null)[]): number {
  if (slips.includes(null)) return readyPieces(line);
  return slips.flatMap((lines) => lines ?? []).reduce((sum, { orderLineId, quantity }) => sum + (orderLineId === line.orderLineId ? quantity : 0), 0);
}
