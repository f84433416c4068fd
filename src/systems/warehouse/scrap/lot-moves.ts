import { conflict } from '../../../http/problem';
import { reportToFinance } from '../finance-report';
import type { OldPart } from '../old-parts/tables';
import type { Location, MovementType } from '../schemas';
import { changeBalance, insertMovement, lockBalances } from '../stock-repository';
import type { WarehouseTx } from '../tables';

export interface LotMove {
  documentNo: string;
  type: MovementType;
  lot: OldPart;
  /** Null: out of, or from outside, the company. */
  from: Location | null;
  to: Location | null;
  quantity: number;
}

/**
 * Moves pieces of a lot out of the old-parts store, or corrects it, at the lot's own value; finance is told where they have
 * one. Returns the movement's id, and whether finance hears of it. Throws 409 `alreadyMoved`.
 */
export async function moveLot(tx: WarehouseTx, { documentNo, type, lot, from, to, quantity }: LotMove, at: Date): Promise<{ movementId: string; valued: boolean }> {
  const { oldPartNo, partNo, partName: name } = lot;
  const unitCostFen = lot.unitValueFen ?? 0;
  const places = [from, to].flatMap((location) => (location === null ? [] : [{ partNo, location }]));
  await lockBalances(tx, places);
  const inserted = await insertMovement(tx, { documentNo, type, partNo, fromLocation: from, toLocation: to, quantity, orderLineId: null, oldPartNo, unitCostFen, note: null, at });
  if (!inserted) throw conflict('alreadyMoved', `${documentNo} has moved ${oldPartNo} before; a paper moves stock once`);
  if (from !== null) await changeBalance(tx, { partNo, location: from }, { onHand: -quantity, reserved: 0 });
  if (to !== null) await changeBalance(tx, { partNo, location: to }, { onHand: quantity, reserved: 0 });
  const change = (to === 'OLD' ? quantity : 0) - (from === 'OLD' ? quantity : 0);
  await tx.updateTable('oldPart').set((row) => ({ onHand: row('onHand', '+', change) })).where('oldPartNo', '=', oldPartNo).execute();
  const movementId = `WH-${inserted.id}`;
  const corrects = type === 'countShortage' || type === 'countSurplus' ? { location: 'OLD' as const } : {};
  if (unitCostFen > 0) await reportToFinance(tx, { movementId, type, part: { partNo, name, unitCostFen }, quantity, documentNo, ...corrects }, at);
  return { movementId, valued: unitCostFen > 0 };
}
