import type { Locale } from '../../config';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { conflict } from '../../http/problem';
import { countRequested } from './count-requests';
import { keep } from './hand-out';
import { keeperWords } from './keeper-words';
import { changeStockSlip, changeStockSlipLine, linesOfStockSlips } from './keeper-repository';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import type { Location } from './schemas';
import { requireOtherHand } from './slips';
import { lockBalances } from './stock-repository';
import { forEachLine, requireSlipState, stockSlipToChange } from './stock-slips';
import type { BalanceRow, WarehouseTx } from './tables';

export interface CountedReceipt {
  stockSlipNo: string;
  countedLines: { partNo: string; countedQuantity: number }[];
  keeper: string;
}

/**
 * The keeper counts what came in against its paper (SW-D2): equal, and the slip is signed; otherwise it is
 * void and goes back to its maker with the count. So it does when the book has not enough free pieces where the
 * goods come from; a place whose book is in doubt is counted (SW-06).
 * Throws 409 sameHand when the keeper made the slip; 409 notThere for a slip that a flow works on.
 */
export async function recordReceipt(tx: WarehouseTx, given: CountedReceipt, at: Date, locale: Locale) {
  const { stockSlipNo, countedLines, keeper } = given;
  const slip = await stockSlipToChange(tx, stockSlipNo);
  requireSlipState(slip, 'in', 'made', 'a receipt');
  requireOtherHand(keeper, slip.maker, 'taking it in', `made ${stockSlipNo}`);
  const lines = forEachLine(slip, await linesOfStockSlips(tx, [stockSlipNo]), countedLines, 'countedLines');
  for (const [line, { countedQuantity }] of lines) await changeStockSlipLine(tx, line, { counted: countedQuantity });
  const words = keeperWords(locale);
  const different = lines.filter(([line, { countedQuantity }]) => countedQuantity !== line.quantity);
  const sentences = different.map(([line, { countedQuantity }]) => words.differs(line.partNo, line.quantity, countedQuantity));
  const differs = sentences.length > 0;
  const missing = differs || slip.fromLocation === null ? [] : await keepAll(tx, slip, slip.fromLocation, lines.map(([line]) => line), at);
  const reason = [...sentences, ...missing.map(({ line, free }) => words.notThere(line.partNo, line.quantity, free))].join(words.between) || null;
  const receiptResult = differs ? ('differs' as const) : missing.length > 0 ? ('notThere' as const) : ('signed' as const);
  await changeStockSlip(tx, stockSlipNo, { state: reason === null ? 'signed' : 'void', reason, keeper, keeperAt: at });
  return { receiptResult, refusalReason: reason, intoOldParts: slip.toLocation === 'OLD' };
}

/**
 * Keeps the slip's pieces where they come from, all or none, and returns the lines that the book has too few free
 * pieces for; a count of a place that it has too few pieces at is asked for.
 */
async function keepAll(tx: WarehouseTx, slip: StockSlip, location: Location, lines: StockSlipLine[], at: Date) {
  const balances = await lockBalances(tx, lines.map(({ partNo }) => ({ partNo, location })));
  const missing = lines.map((line) => ({ line, ...balanceAt(balances, line.partNo) })).filter(({ line, free }) => free < line.quantity);
  const [first] = missing;
  if (first && slip.flow !== null) {
    throw conflict('notThere', `${first.line.quantity} ${first.line.partNo} of ${slip.stockSlipNo} are to come from ${location}, free there are ${first.free}`);
  }
  for (const { line, onHand } of missing) {
    if (onHand < line.quantity) await enqueue(baseOf(tx), countRequested({ partNo: line.partNo, location }, slip.stockSlipNo), at);
  }
  if (!first) for (const line of lines) await keep(tx, line, location);
  return missing;
}

const balanceAt = (balances: BalanceRow[], partNo: string) => {
  const { onHand, reserved } = balances.find((each) => each.partNo === partNo) ?? { onHand: 0, reserved: 0 };
  return { onHand, free: onHand - reserved };
};

export interface Storage {
  stockSlipNo: string;
  storedLines: { partNo: string; storageClass: string }[];
}

/** Writes down where in the old-parts store each line lies, by class (SW-05). */
export async function recordStorage(tx: WarehouseTx, { stockSlipNo, storedLines }: Storage): Promise<void> {
  const slip = await stockSlipToChange(tx, stockSlipNo);
  requireSlipState(slip, 'in', 'signed', 'storing');
  const lines = forEachLine(slip, await linesOfStockSlips(tx, [stockSlipNo]), storedLines, 'storedLines');
  for (const [line, { storageClass }] of lines) await changeStockSlipLine(tx, line, { storageClass });
}
