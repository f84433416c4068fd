import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { reportToFinance } from '../finance-report';
import { post } from '../movements';
import { knownPart } from '../parts';
import { lockBalances } from '../stock-repository';
import type { WarehouseTx } from '../tables';
import { changeLot, lotToChange, notInStore, partOfLot } from './lots';
import type { repairTrip } from './schemas';

/**
 * A motor goes to its maker for repair with all its pieces, or comes back from there (WR-13).
 * Throws 404; 409 `notForRepair`, `notInStore`, `notAtSupplier`.
 */
export async function recordRepairTrip(tx: WarehouseTx, { oldPartNo, direction, supplierNo, recordedBy }: z.output<typeof repairTrip>, at: Date) {
  const lot = await lotToChange(tx, oldPartNo);
  if (lot.oldPartClass !== 'forRepair') throw conflict('notForRepair', `${oldPartNo} is the company's, it is not under repair`);
  const leaves = direction === 'toSupplier';
  const quantity = leaves ? lot.onHand : lot.atSupplier;
  if (quantity === 0) throw leaves ? notInStore(lot) : conflict('notAtSupplier', `No piece of ${oldPartNo} is out for repair`);
  await lockBalances(tx, [{ partNo: lot.partNo, location: 'OLD' }]);
  const documentNo = await nextNumber(baseOf(tx), 'RT', at);
  const way = leaves ? { type: 'repairDispatch' as const, from: 'OLD' as const, to: null } : { type: 'repairReturn' as const, from: null, to: 'OLD' as const };
  const note = `${supplierNo} ${recordedBy}`;
  await post(tx, { ...way, documentNo, part: partOfLot(lot), quantity, orderLineId: null, oldPartNo, note }, at);
  await changeLot(tx, oldPartNo, { onHand: 0, atSupplier: leaves ? quantity : -quantity });
  return {};
}

/**
 * A motor beyond repair becomes the company's where it lies, at its claim value (WR-D6.2, L-12).
 * Throws 404; 409 `valuedBefore`, `notInStore`.
 */
export async function valueOldPart(tx: WarehouseTx, oldPartNo: string, at: Date) {
  const lot = await lotToChange(tx, oldPartNo);
  if (lot.oldPartClass !== 'forRepair') throw conflict('valuedBefore', `${oldPartNo} is the company's already`);
  if (lot.onHand === 0) throw notInStore(lot);
  const part = await knownPart(tx, lot.partNo);
  await tx.updateTable('oldPart').set({ oldPartClass: 'claimable', unitValueFen: part.unitCostFen }).where('oldPartNo', '=', oldPartNo).execute();
  // Nothing moves: finance knows the valuation by the lot's own number.
  await reportToFinance(tx, { movementId: oldPartNo, type: 'oldPartValuation', part, quantity: lot.onHand, documentNo: lot.documentNo }, at);
  return { unitValue: cnyOf(part.unitCostFen) };
}
