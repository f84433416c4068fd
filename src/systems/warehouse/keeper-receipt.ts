import type { Locale } from '../../config';
import { conflict } from '../../http/problem';
import { keep } from './hand-out';
import { keeperWords } from './keeper-words';
import { changeStockSlip, changeStockSlipLine, linesOfStockSlips } from './keeper-repository';
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
 * void and goes back to its maker with the count. Throws 409 sameHand when the keeper made the slip.
 */
export async function recordReceipt(tx: WarehouseTx, given: CountedReceipt, at: Date, locale: Locale) {
  const { stockSlipNo, countedLines, keeper } = given;
  const slip = await stockSlipToChange(tx, stockSlipNo);
  requireSlipState(slip, 'in', 'made', 'a receipt');
  requireOtherHand(keeper, slip.maker, 'taking it in', `made ${stockSlipNo}`);
  const lines = forEachLine(slip, await linesOfStockSlips(tx, [stockSlipNo]), countedLines, 'countedLines');
  for (const [line, { countedQuantity }] of lines) await changeStockSlipLine(tx, line, { counted: countedQuantity });
  const { between, differs } = keeperWords(locale);
  const different = lines.filter(([line, { countedQuantity }]) => countedQuantity !== line.quantity);
  const sentences = different.map(([line, { countedQuantity }]) => differs(line.partNo, line.quantity, countedQuantity));
  const signed = sentences.length === 0;
  const reason = signed ? null : sentences.join(between);
  if (signed && slip.fromLocation !== null) await keepAll(tx, stockSlipNo, slip.fromLocation);
  await changeStockSlip(tx, stockSlipNo, { state: signed ? 'signed' : 'void', reason, keeper, keeperAt: at });
  return { receiptResult: signed ? ('signed' as const) : ('differs' as const), refusalReason: reason, intoOldParts: slip.toLocation === 'OLD' };
}

/** Throws 409 notThere when the book has not enough free pieces where the goods come from. */
async function keepAll(tx: WarehouseTx, stockSlipNo: string, location: Location): Promise<void> {
  const lines = await linesOfStockSlips(tx, [stockSlipNo]);
  const balances = await lockBalances(tx, lines.map(({ partNo }) => ({ partNo, location })));
  for (const line of lines) {
    const free = freeAt(balances, line.partNo);
    if (free < line.quantity) throw conflict('notThere', `${line.quantity} ${line.partNo} of ${stockSlipNo} are to come from ${location}, free there are ${free}`);
    await keep(tx, line, location);
  }
}

const freeAt = (balances: BalanceRow[], partNo: string) => {
  const balance = balances.find((each) => each.partNo === partNo);
  return balance ? balance.onHand - balance.reserved : 0;
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
