import type { Locale } from '../../config';
import { refused } from '../../http/problem';
import { whyNot } from './before-keeper';
import { keeperWords } from './keeper-words';
import { changeStockSlip, changeStockSlipLine, linesOfStockSlips, lockStockSlip } from './keeper-repository';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import type { Location } from './schemas';
import { requireOtherHand, requireReason } from './slips';
import { addReservation, changeBalance, lockBalances, type Place } from './stock-repository';
import { requireOnSlip } from './stock-slips';
import type { BalanceRow, WarehouseTx } from './tables';

export interface HandOut {
  stockSlipNo?: string | undefined;
  decision: 'handOut' | 'short' | 'refuse';
  realLines: { partNo: string; realQuantity: number }[];
  reason?: string | undefined;
  keeper: string;
}

export interface HandOutResult {
  handOutResult: 'signed' | 'short' | 'refused';
  refusalReason: string | null;
  countLines: Place[];
}

/** A line that can not be served, and what lies there: by the keeper's eyes, or by the book. */
interface ShortLine {
  line: StockSlipLine;
  there: number;
  /** The book says something else than the keeper: to be counted (SW-06). */
  inDoubt: boolean;
}

/**
 * The keeper's word on a slip (SW-D1). Signed: its pieces are kept for it until the movement is posted.
 * Short: the slip is void, its maker reads what is really there. Without a reviewed slip, or with one that a flow
 * works on, always refused, whatever the keeper says; nothing changes then. Throws 409 sameHand when the keeper made the slip.
 */
export async function recordHandOut(tx: WarehouseTx, given: HandOut, at: Date, locale: Locale): Promise<HandOutResult> {
  const slip = given.stockSlipNo === undefined ? undefined : await lockStockSlip(tx, given.stockSlipNo);
  const reason = whyNot('handOut', given.stockSlipNo, slip, locale);
  if (!slip || reason !== null) return refusal(reason ?? '');
  const { fromLocation } = slip;
  if (fromLocation === null) throw new Error(`${slip.stockSlipNo} hands out from nowhere`);
  requireReason(given.decision !== 'refuse', given.reason);
  if (given.decision === 'refuse') return refusal(given.reason ?? '');
  requireOtherHand(given.keeper, slip.maker, 'handing out', `made ${slip.stockSlipNo}`);
  return against(tx, { ...slip, fromLocation }, given, at, locale);
}

const refusal = (refusalReason: string): HandOutResult => ({ handOutResult: 'refused', refusalReason, countLines: [] });

type OutSlip = StockSlip & { fromLocation: Location };

async function against(tx: WarehouseTx, slip: OutSlip, given: HandOut, at: Date, locale: Locale): Promise<HandOutResult> {
  const { stockSlipNo, fromLocation: location } = slip;
  const lines = await linesOfStockSlips(tx, [stockSlipNo]);
  const balances = await lockBalances(tx, lines.map(({ partNo }) => ({ partNo, location })));
  const short = given.decision === 'short' ? missed(slip, lines, given, balances) : lines.flatMap((line) => beyondBook(line, balances));
  const keeper = { keeper: given.keeper, keeperAt: at };
  if (short.length === 0) {
    for (const line of lines) await keep(tx, line, location);
    await changeStockSlip(tx, stockSlipNo, { ...keeper, state: 'signed' });
    return { handOutResult: 'signed', refusalReason: null, countLines: [] };
  }
  const { between, short: sentence } = keeperWords(locale);
  const reason = short.map(({ line, there }) => sentence(line.partNo, line.quantity, there)).join(between);
  for (const { line, there } of short) await changeStockSlipLine(tx, line, { counted: there });
  await changeStockSlip(tx, stockSlipNo, { ...keeper, state: 'void', reason });
  const countLines = short.filter(({ inDoubt }) => inDoubt).map(({ line }) => ({ partNo: line.partNo, location }));
  return { handOutResult: 'short', refusalReason: reason, countLines };
}

/** Lines that the keeper found short (SW-D1.3). Throws 422 notShort when none is, or one has enough. */
function missed(slip: OutSlip, lines: StockSlipLine[], { realLines }: HandOut, balances: BalanceRow[]): ShortLine[] {
  requireOnSlip(slip, lines, realLines, 'realLines');
  const short = lines.flatMap((line) => {
    const there = realLines.find(({ partNo }) => partNo === line.partNo)?.realQuantity ?? line.quantity;
    return there < line.quantity ? [{ line, there, inDoubt: there !== balanceOf(line, balances).onHand }] : [];
  });
  if (short.length > 0) return short;
  const detail = 'no line has fewer pieces than the slip says';
  throw refused('notShort', `realLines: ${detail}`, [{ field: 'realLines', detail }]);
}

/** A line that the keeper would hand out although the book does not have it free: it lies there, or is another's. */
function beyondBook(line: StockSlipLine, balances: BalanceRow[]): ShortLine[] {
  const { onHand, reserved } = balanceOf(line, balances);
  return onHand - reserved < line.quantity ? [{ line, there: onHand - reserved, inDoubt: onHand < line.quantity }] : [];
}

const balanceOf = ({ partNo }: StockSlipLine, balances: BalanceRow[]) =>
  balances.find((each) => each.partNo === partNo) ?? { onHand: 0, reserved: 0 };

/** Who keeps pieces for a slip's line, in the terms of reservations. */
export const keptFor = ({ stockSlipNo, lineNo }: StockSlipLine) => `${stockSlipNo}/${lineNo}`;

/** Reserves a signed line's pieces for its slip, until they are posted. */
export async function keep(tx: WarehouseTx, line: StockSlipLine, location: Location): Promise<void> {
  const place = { partNo: line.partNo, location };
  await addReservation(tx, keptFor(line), place, line.quantity);
  await changeBalance(tx, place, { onHand: 0, reserved: line.quantity });
}
