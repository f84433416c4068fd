import type { Locale } from '../../config';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import { changeStockSlip, findKind, insertStockSlip, insertStockSlipLines, linesOfStockSlips, lockStockSlip } from './keeper-repository';
import type { SlipKind, StockSlipState } from './keeper-schemas';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import { keeperWords } from './keeper-words';
import { knownParts } from './parts';
import { requireOtherHand, requireReason } from './slips';
import type { WarehouseTx } from './tables';

export interface StockSlipToMake {
  kind: SlipKind;
  slipLines: { partNo: string; quantity: number }[];
  maker: string;
}

/** Makes out a slip of a kind and returns its number. */
export async function makeStockSlip(tx: WarehouseTx, { kind, slipLines, maker }: StockSlipToMake, at: Date): Promise<string> {
  const [{ numberPrefix }, parts] = await Promise.all([findKind(tx, kind), knownParts(tx, slipLines.map(({ partNo }) => partNo), (index) => `slipLines.${index}.partNo`)]);
  const stockSlipNo = await nextNumber(baseOf(tx), numberPrefix, at);
  await insertStockSlip(tx, { stockSlipNo, kind, state: 'made', maker, madeAt: at });
  const lines = slipLines.map(({ partNo, quantity }, index) => ({
    stockSlipNo,
    lineNo: index + 1,
    partNo,
    partName: parts.get(partNo)?.name ?? partNo,
    quantity,
  }));
  await insertStockSlipLines(tx, lines);
  return stockSlipNo;
}

export interface StockSlipReview {
  stockSlipNo: string;
  approved: boolean;
  reason?: string | undefined;
  reviewer: string;
}

/**
 * Reviews a slip that hands out; returns the state reached and why it is void.
 * An approval of a slip that draws more than is needed makes it void all the same (PR-D2).
 */
export async function reviewStockSlip(tx: WarehouseTx, review: StockSlipReview, at: Date, locale: Locale) {
  const { stockSlipNo, approved, reviewer } = review;
  const slip = await stockSlipToChange(tx, stockSlipNo);
  requireSlipState(slip, 'out', 'made', 'a review');
  requireOtherHand(reviewer, slip.maker, 'its review', `made ${stockSlipNo}`);
  requireReason(approved, review.reason);
  const tooMany = approved ? await beyondNeed(tx, slip, locale) : undefined;
  const slipState: StockSlipState = approved && tooMany === undefined ? 'reviewed' : 'void';
  const reason = tooMany ?? review.reason ?? null;
  await changeStockSlip(tx, stockSlipNo, { state: slipState, reviewer, reviewedAt: at, reason });
  return { slipState, reviewReason: reason };
}

/** In words, what a slip draws beyond its need; undefined when nothing. */
async function beyondNeed(tx: WarehouseTx, { stockSlipNo, needed }: StockSlip, locale: Locale): Promise<string | undefined> {
  const [line] = needed === null ? [] : await linesOfStockSlips(tx, [stockSlipNo]);
  if (needed === null || !line || line.quantity <= needed) return undefined;
  return keeperWords(locale).beyondNeed(line.partNo, line.quantity, needed);
}

/** The slip, locked for this transaction; throws 404. */
export async function stockSlipToChange(tx: WarehouseTx, stockSlipNo: string): Promise<StockSlip> {
  const slip = await lockStockSlip(tx, stockSlipNo);
  if (!slip) throw notFound('stock slip', stockSlipNo);
  return slip;
}

/** Throws 409 slipState unless the slip's goods go that way and it has the state that the act needs. */
export function requireSlipState(slip: StockSlip, direction: 'out' | 'in', needed: StockSlipState, act: string): void {
  if (slip.direction === direction && slip.state === needed) return;
  const way = direction === 'out' ? 'hands goods out' : 'takes goods in';
  throw conflict('slipState', `${slip.stockSlipNo} (${slip.kind}) is ${slip.state}; ${act} needs a slip that ${way} and is ${needed}`);
}

/**
 * The value that was given for each line of the slip.
 * Throws 422 lineNotOnSlip or lineMissing, naming the field.
 */
export function forEachLine<T extends { partNo: string }>(slip: StockSlip, lines: StockSlipLine[], given: T[], field: string): [StockSlipLine, T][] {
  requireOnSlip(slip, lines, given, field);
  return lines.map((line) => {
    const own = given.find(({ partNo }) => partNo === line.partNo);
    if (!own) throw refused('lineMissing', `${field}: ${line.partNo} of ${slip.stockSlipNo} is missing`, [{ field, detail: `misses ${line.partNo}` }]);
    return [line, own];
  });
}

/** Throws 422 lineNotOnSlip for a part that the slip does not name. */
export function requireOnSlip(slip: StockSlip, lines: StockSlipLine[], given: { partNo: string }[], field: string): void {
  const index = given.findIndex(({ partNo }) => !lines.some((line) => line.partNo === partNo));
  if (index < 0) return;
  const at = `${field}.${index}.partNo`;
  throw refused('lineNotOnSlip', `${at}: ${given[index]?.partNo} is not on ${slip.stockSlipNo}`, [{ field: at, detail: 'is not on the slip' }]);
}
