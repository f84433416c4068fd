import type { EndState, LineState } from './order-schemas';

/** Pieces of a line; `reserved` counts shipped pieces too. */
export interface Pieces {
  quantity: number;
  reserved: number;
  awaited: number;
  shipped: number;
  givenUp: number;
}

/** Pieces that neither left nor were given up. */
export const openPieces = (line: Pieces) => line.quantity - line.shipped - line.givenUp;

/** Pieces that could leave now. */
export const readyPieces = (line: Pieces) => line.reserved - line.shipped;

/** Pieces that nobody has obtained, asked for or given up yet. */
export const unsourcedPieces = (line: Pieces) => line.quantity - line.reserved - line.awaited - line.givenUp;

/** Pieces to find a source for now (DO-05): while a request for the line is under way, its answer comes first. */
export const piecesToSource = (line: Pieces) => (line.awaited > 0 ? 0 : Math.max(0, unsourcedPieces(line)));

/** The line after pieces were reserved for it; a loss of these very pieces that was told before is set off. */
export function afterGain({ reserved, lostAhead }: Holding, gained: number): Holding {
  const setOff = Math.min(lostAhead, gained);
  return { reserved: reserved + gained - setOff, lostAhead: lostAhead - setOff };
}

/** The line after a count took reserved pieces; what it does not know to be reserved yet is kept to be set off. */
export function afterLoss({ reserved, shipped, lostAhead }: Holding & Pick<Pieces, 'shipped'>, lost: number): Holding {
  const taken = Math.min(lost, reserved - shipped);
  return { reserved: reserved - taken, lostAhead: lostAhead + lost - taken };
}

interface Holding {
  reserved: number;
  lostAhead: number;
}

/** The one word for a line that a dealer reads. */
export function lineStateOf(line: Pieces): LineState {
  if (openPieces(line) === 0) return settledState(line);
  if (line.awaited > 0) return 'awaited';
  return readyPieces(line) > 0 ? 'ready' : 'open';
}

function settledState(line: Pieces): LineState {
  if (line.shipped === line.quantity) return 'shipped';
  return line.shipped > 0 ? 'shippedInPart' : 'givenUp';
}

/** How an order ends by what left of it (flows.md 2, end states). */
export function endStateOf(lines: Pieces[]): EndState {
  if (lines.every((line) => line.shipped === line.quantity)) return 'shippedInFull';
  return lines.some((line) => line.shipped > 0) ? 'shippedInPart' : 'notSupplied';
}

/**
 * The facts of DO-D3: `all` means that everything that has not left is ready. A given-up piece never will be:
 * where partial shipment is not allowed, the dealer is asked about it (DO-D3.5).
 */
export function readiness(lines: Pieces[]) {
  const sum = (of: (line: Pieces) => number) => lines.reduce((total, line) => total + of(line), 0);
  const ready = sum(readyPieces);
  const unshipped = sum((line) => line.quantity - line.shipped);
  const linesReady: 'all' | 'some' | 'none' = ready === 0 ? 'none' : ready === unshipped ? 'all' : 'some';
  return { linesReady, moreExpected: lines.some((line) => line.awaited > 0) };
}
