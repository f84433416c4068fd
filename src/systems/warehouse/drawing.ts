import type { z } from 'zod';
import type { Locale } from '../../config';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { refused } from '../../http/problem';
import { countRequested } from './count-requests';
import { keep } from './hand-out';
import { changeStockSlip, changeStockSlipLine, linesOfStockSlips } from './keeper-repository';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import { keeperWords } from './keeper-words';
import type { drawingDecision, drawingResult } from './schemas';
import { moveStockSlip } from './slip-posting';
import { requireOtherHand, requireReason } from './slips';
import { lockBalances } from './stock-repository';
import { makeStockSlip, requireSlipState, stockSlipToChange } from './stock-slips';
import type { WarehouseTx } from './tables';

export interface DrawingSlipToMake {
  partNo: string;
  quantity: number;
  neededQuantity: number;
  orderLineId?: string | undefined;
  maker: string;
}

/** Makes out a drawing slip (PR-03) and returns its number. Its quantity is the reviewer's to compare. */
export async function makeDrawingSlip(tx: WarehouseTx, slip: DrawingSlipToMake, at: Date): Promise<string> {
  const { partNo, quantity, neededQuantity, orderLineId, maker } = slip;
  const stockSlipNo = await makeStockSlip(tx, { kind: 'drawingSlip', slipLines: [{ partNo, quantity }], maker }, at);
  await changeStockSlip(tx, stockSlipNo, { orderLineId: orderLineId ?? null, needed: neededQuantity });
  return stockSlipNo;
}

export interface Drawing {
  stockSlipNo: string;
  decision: z.infer<typeof drawingDecision>;
  realQuantity?: number | undefined;
  reason?: string | undefined;
  keeper: string;
}

export interface DrawingOutcome {
  drawingResult: z.infer<typeof drawingResult>;
  drawnQuantity: number;
  refusalReason: string | null;
}

/**
 * The keeper's word on a drawing slip (PR-D3). Drawn pieces move in this transaction and are reserved for the
 * slip's order line. Fewer than the slip says: the slip is corrected to what is there (void when that is
 * nothing), and where the book has more, a count of the place is asked for (SW-06).
 * A slip without its review goes back to the reviewer, any other that is refused is void.
 * Throws 422 reasonMissing and quantityMissing, 409 sameHand.
 */
export async function recordDrawing(tx: WarehouseTx, given: Drawing, at: Date, locale: Locale): Promise<DrawingOutcome> {
  const [slip, lines] = await Promise.all([stockSlipToChange(tx, given.stockSlipNo), linesOfStockSlips(tx, [given.stockSlipNo])]);
  const keeper = { keeper: given.keeper, keeperAt: at };
  requireReason(!given.decision.startsWith('refuse'), given.reason);
  if (slip.state === 'made') return refusal('notReviewed', keeperWords(locale).notNow('handOut', slip.stockSlipNo, slip.state));
  requireSlipState(slip, 'out', 'reviewed', 'drawing');
  requireOtherHand(given.keeper, slip.maker, 'handing out', `made ${slip.stockSlipNo}`);
  const reason = given.reason ?? '';
  switch (given.decision) {
    case 'refuseUnreviewed':
      await changeStockSlip(tx, slip.stockSlipNo, { state: 'made', reviewer: null, reviewedAt: null, reason });
      return refusal('notReviewed', reason);
    case 'refuseSlip':
      await changeStockSlip(tx, slip.stockSlipNo, { ...keeper, state: 'void', reason });
      return refusal('refused', reason);
    case 'drawAll':
    case 'drawPart':
      return draw(tx, { ...slip, lines }, given, at, locale);
  }
}

const refusal = (result: 'refused' | 'notReviewed', refusalReason: string): DrawingOutcome => ({
  drawingResult: result,
  drawnQuantity: 0,
  refusalReason,
});

async function draw(tx: WarehouseTx, slip: StockSlip & { lines: StockSlipLine[] }, given: Drawing, at: Date, locale: Locale): Promise<DrawingOutcome> {
  const { stockSlipNo, fromLocation: location, toLocation } = slip;
  const [line] = slip.lines;
  if (!line || location === null) throw new Error(`${stockSlipNo} draws nothing`);
  const place = { partNo: line.partNo, location };
  // Both places that the goods move between, as everybody locks them: at once, in their order.
  const balances = await lockBalances(tx, [place, ...(toLocation === null ? [] : [{ partNo: line.partNo, location: toLocation }])]);
  const { onHand, reserved } = balances.find((balance) => balance.location === location) ?? { onHand: 0, reserved: 0 };
  const real = given.decision === 'drawPart' ? Math.min(realOf(given), line.quantity) : line.quantity;
  const drawn = Math.min(real, onHand - reserved);
  const inDoubt = real < line.quantity ? real !== onHand : onHand < real;
  if (inDoubt) await enqueue(baseOf(tx), countRequested(place, stockSlipNo), at);
  const reason = drawn < line.quantity ? keeperWords(locale).short(line.partNo, line.quantity, drawn) : null;
  await changeStockSlipLine(tx, line, { counted: drawn });
  await changeStockSlip(tx, stockSlipNo, { state: drawn > 0 ? 'signed' : 'void', keeper: given.keeper, keeperAt: at, reason });
  if (drawn > 0) {
    await keep(tx, { ...line, quantity: drawn }, location);
    await moveStockSlip(tx, stockSlipNo, at);
  }
  return { drawingResult: 'drawn', drawnQuantity: drawn, refusalReason: reason };
}

/** Throws 422 quantityMissing. */
function realOf({ realQuantity }: Drawing): number {
  if (realQuantity !== undefined) return realQuantity;
  throw refused('quantityMissing', 'realQuantity: say how many pieces are there', [{ field: 'realQuantity', detail: 'is missing' }]);
}
