import type { Selectable } from 'kysely';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { reportReversal } from './finance-report';
import { findStockSlip, linesOfStockSlips, lockStockSlip } from './keeper-repository';
import type { StockSlip } from './keeper-tables';
import { changeLot, lotToChange, lotToRead } from './old-parts/lots';
import { findPaintReceipt } from './paint-repository';
import type { SlipCorrectionRefusal } from './red-letter-operations';
import { claimedOf } from './scrap/repository';
import { requireOtherHand } from './slips';
import { changeBalance, insertMovement, lockBalances, readBalances } from './stock-repository';
import type { BalanceRow, MovementRow, WarehouseTx } from './tables';

type Movement = Selectable<MovementRow>;

export interface SlipReversal {
  stockSlipNo: string;
  reason: string;
  requestedBy: string;
  reviewedBy: string;
}

/** What a slip moved, and why it can not be reversed now; null when it can. */
export async function lookUpCorrection(tx: WarehouseTx, stockSlipNo: string) {
  const refusal = await refusalOf(tx, await findStockSlip(tx, stockSlipNo), { balances: readBalances, lot: lotToRead });
  const lines = await linesOfStockSlips(tx, [stockSlipNo]);
  return { refusal, lines: lines.map(({ partNo, partName, quantity }) => ({ partNo, partName, quantity })) };
}

/**
 * Reverses a posted slip by a red-letter slip that names it (I-G-14), once: every movement goes back the way it came,
 * and finance reverses what it booked from it. Pieces must be free where they are taken from.
 * Throws 409 sameHand when who asked also reviewed (I-G-9).
 */
export async function reverseStockSlip(tx: WarehouseTx, reversal: SlipReversal, at: Date) {
  const { stockSlipNo, reason, requestedBy, reviewedBy } = reversal;
  requireOtherHand(reviewedBy, requestedBy, 'its review', `asked to reverse ${stockSlipNo}`);
  const refusal = await refusalOf(tx, await lockStockSlip(tx, stockSlipNo), { balances: lockBalances, lot: lotToChange });
  if (refusal !== null) return { refusal, redLetterSlipNo: null };
  const redLetterSlipNo = await nextNumber(baseOf(tx), 'RD', at);
  const row = { redLetterSlipNo, reversedSlipNo: stockSlipNo, reason, requestedBy, reviewedBy, postedAt: at };
  await tx.insertInto('redLetterSlip').values(row).execute();
  for (const movement of await movementsOf(tx, stockSlipNo)) await goBack(tx, movement, row, at);
  await reportPaintTakenBack(tx, stockSlipNo, at);
  return { refusal: null, redLetterSlipNo };
}

/** How the places and lots are read that pieces would be taken from: locked where they are taken next. */
interface Look {
  balances: typeof readBalances;
  lot: typeof lotToRead;
}

async function refusalOf(tx: WarehouseTx, slip: StockSlip | undefined, look: Look): Promise<SlipCorrectionRefusal | null> {
  if (!slip) return 'unknownPaper';
  if (slip.state !== 'posted') return 'notPosted';
  if (await isReversed(tx, slip.stockSlipNo)) return 'alreadyReversed';
  const movements = await movementsOf(tx, slip.stockSlipNo);
  return (await lotsAreWhole(tx, movements, look)) && goodsAreFree(movements, await look.balances(tx, placesOf(movements))) ? null : 'goodsGone';
}

/** Whether a red-letter slip has reversed the slip. */
export async function isReversed(tx: WarehouseTx, stockSlipNo: string): Promise<boolean> {
  const found = await tx.selectFrom('redLetterSlip').select('redLetterSlipNo').where('reversedSlipNo', '=', stockSlipNo).executeTakeFirst();
  return found !== undefined;
}

const movementsOf = (tx: WarehouseTx, documentNo: string): Promise<Movement[]> =>
  tx.selectFrom('movement').selectAll().where('documentNo', '=', documentNo).orderBy('id').execute();

/** Whether the lots that these movements brought still have all their pieces, none of them a scrap candidate, at the value that they came with. */
async function lotsAreWhole(tx: WarehouseTx, movements: Movement[], look: Look): Promise<boolean> {
  for (const { oldPartNo, toLocation, quantity, unitCostFen } of movements) {
    if (oldPartNo === null || toLocation !== 'OLD') continue;
    const lot = await look.lot(tx, oldPartNo);
    if (lot.onHand - (await claimedOf(tx, oldPartNo)) < quantity || (lot.unitValueFen ?? 0) !== unitCostFen) return false;
  }
  return true;
}

/** Where a counter movement takes pieces from and where it brings them. */
const placesOf = (movements: Movement[]) =>
  movements.flatMap(({ partNo, fromLocation, toLocation }) => [toLocation, fromLocation].flatMap((location) => (location === null ? [] : [{ partNo, location }])));

function goodsAreFree(movements: Movement[], balances: BalanceRow[]): boolean {
  return movements.every(({ partNo, toLocation }) => {
    const wanted = movements.filter((each) => each.partNo === partNo && each.toLocation === toLocation).reduce((sum, { quantity }) => sum + quantity, 0);
    const balance = balances.find((each) => each.partNo === partNo && each.location === toLocation);
    return toLocation === null || wanted <= (balance?.onHand ?? 0) - (balance?.reserved ?? 0);
  });
}

/** The line it moved for is kept on the counter movement; nothing is reserved for it any more. */
async function goBack(tx: WarehouseTx, movement: Movement, slip: { redLetterSlipNo: string; reason: string; requestedBy: string; reviewedBy: string }, at: Date) {
  const { partNo, quantity, orderLineId, oldPartNo, unitCostFen, fromLocation: to, toLocation: from } = movement;
  const { redLetterSlipNo: documentNo, reason: note } = slip;
  const inserted = await insertMovement(tx, { documentNo, type: 'redLetter', partNo, fromLocation: from, toLocation: to, quantity, orderLineId, oldPartNo, unitCostFen, note, at });
  if (!inserted) throw new Error(`${documentNo} moved ${partNo} before`);
  if (from !== null) await changeBalance(tx, { partNo, location: from }, { onHand: -quantity, reserved: 0 });
  if (to !== null) await changeBalance(tx, { partNo, location: to }, { onHand: quantity, reserved: 0 });
  if (oldPartNo !== null) await changeLot(tx, oldPartNo, { onHand: to === 'OLD' ? quantity : -quantity });
  await reportReversal(tx, { ...slip, movementId: `WH-${inserted.id}`, reversedMovementId: `WH-${movement.id}` }, at);
}

/** Tells purchasing that painted parts are to be taken in anew: their outsourcing order has passed its slip, and may be closed. */
async function reportPaintTakenBack(tx: WarehouseTx, receiptSlipNo: string, at: Date): Promise<void> {
  const receipt = await findPaintReceipt(tx, receiptSlipNo);
  if (!receipt) return;
  const { painterDeliveryNoteNo } = receipt;
  const quantity = (await linesOfStockSlips(tx, [receiptSlipNo])).reduce((sum, line) => sum + line.quantity, 0);
  const payload = { body: { painterDeliveryNoteNo, receiptSlipNo, quantity } };
  await enqueue(baseOf(tx), { channel: 'system', target: 'purchasing/takeBackPaintAcceptance', payload, dedupKey: `takeBackPaintAcceptance:${receiptSlipNo}` }, at);
}

/** Red-letter slips, oldest first. */
export const redLetterSlips = (tx: WarehouseTx, { limit, offset }: { limit: number; offset: number }) =>
  tx.selectFrom('redLetterSlip').selectAll().orderBy('postedAt').orderBy('redLetterSlipNo').limit(limit).offset(offset).execute();
