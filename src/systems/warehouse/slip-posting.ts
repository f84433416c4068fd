import { conflict } from '../../http/problem';
import { reportToFinance } from './finance-report';
import { keptFor } from './hand-out';
import { changeStockSlip, linesOfStockSlips } from './keeper-repository';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import { post } from './movements';
import { openLot } from './old-parts/lots';
import type { Part } from './parts';
import { addReservation, findParts, changeBalance, lockBalances, takeReservation } from './stock-repository';
import { requireSlipState, stockSlipToChange } from './stock-slips';
import type { WarehouseTx } from './tables';

/**
 * Posts the movement of a signed slip, line by line (SW-04), and returns the movements' ids.
 * Throws 409 ofFlow for a slip that a flow posts itself, with what belongs to it.
 */
export async function postStockSlip(tx: WarehouseTx, stockSlipNo: string, at: Date): Promise<string[]> {
  const { flow } = await stockSlipToChange(tx, stockSlipNo);
  if (flow !== null) throw conflict('ofFlow', `${stockSlipNo} is posted by the flow ${flow}, not by itself`);
  return moveStockSlip(tx, stockSlipNo, at);
}

/** The same for the flow that works on the slip. What a slip draws for an order line stays reserved for it. */
export async function moveStockSlip(tx: WarehouseTx, stockSlipNo: string, at: Date): Promise<string[]> {
  const [slip, lines] = await Promise.all([stockSlipToChange(tx, stockSlipNo), linesOfStockSlips(tx, [stockSlipNo])]);
  requireSlipState(slip, slip.direction, 'signed', 'posting');
  requireStored(slip, lines);
  const locations = [slip.fromLocation, slip.toLocation].filter((each) => each !== null);
  const locked = lockBalances(tx, lines.flatMap(({ partNo }) => locations.map((location) => ({ partNo, location }))));
  const [parts] = await Promise.all([findParts(tx, lines.map(({ partNo }) => partNo)), locked]);
  const movementIds: string[] = [];
  for (const line of lines) {
    const part = parts.find(({ partNo }) => partNo === line.partNo);
    if (!part) throw new Error(`Part ${line.partNo} of ${stockSlipNo} is gone`);
    movementIds.push(await move(tx, slip, { line, part }, at));
  }
  await changeStockSlip(tx, stockSlipNo, { state: 'posted' });
  return movementIds;
}

/** Old parts are stored by class before they count as stock (SW-05). */
function requireStored(slip: StockSlip, lines: StockSlipLine[]): void {
  const loose = slip.toLocation === 'OLD' ? lines.find(({ storageClass }) => storageClass === null) : undefined;
  if (loose) throw conflict('notStored', `${loose.partNo} of ${slip.stockSlipNo} has no class in the old-parts store yet`);
}

async function move(tx: WarehouseTx, slip: StockSlip, { line, part }: { line: StockSlipLine; part: Part }, at: Date): Promise<string> {
  const { stockSlipNo: documentNo, movementType: type, fromLocation: from, toLocation: to } = slip;
  const { partNo } = line;
  // A drawing slip may have been corrected to what was there.
  const quantity = line.counted ?? line.quantity;
  const { orderLineId } = slip;
  if (from !== null) {
    const place = { partNo, location: from };
    await takeReservation(tx, keptFor(line), place, quantity);
    if (orderLineId === null) await changeBalance(tx, place, { onHand: 0, reserved: -quantity });
    else await addReservation(tx, orderLineId, place, quantity);
  }
  const lot = to === 'OLD' ? { oldPartNo: await lotOf(tx, line, part, at) } : {};
  const movementId = await post(tx, { documentNo, type, part, from, to, quantity, orderLineId, ...lot }, at);
  await reportToFinance(tx, { movementId, type, part, quantity, documentNo }, at);
  return movementId;
}

/** What comes into the old-parts store on a slip of no case is a lot as well, at the part's cost (L-12). */
async function lotOf(tx: WarehouseTx, { stockSlipNo, lineNo, storageClass }: StockSlipLine, part: Part, at: Date): Promise<string> {
  const oldPartNo = `${stockSlipNo}/${lineNo}`;
  const { partNo, name: partName, unitCostFen: unitValueFen } = part;
  const lot = { oldPartNo, caseNo: null, partNo, partName, oldPartClass: 'claimable' as const, storageClass: storageClass ?? '', unitValueFen };
  await openLot(tx, { ...lot, documentNo: stockSlipNo, takenInAt: at });
  return oldPartNo;
}
