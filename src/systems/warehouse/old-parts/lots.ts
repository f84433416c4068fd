import type { Insertable } from 'kysely';
import { conflict, notFound } from '../../../http/problem';
import type { WarehouseTx } from '../tables';
import type { OldPart, OldPartTables } from './tables';

/** Opens a lot, empty: its pieces come with the movement that names it. */
export const openLot = (tx: WarehouseTx, lot: Insertable<OldPartTables['oldPart']>) => tx.insertInto('oldPart').values(lot).execute();

const selectLot = (tx: WarehouseTx, oldPartNo: string) => tx.selectFrom('oldPart').selectAll().where('oldPartNo', '=', oldPartNo);

/** A lot, locked for this transaction, if there is one of this number. */
export const findLot = (tx: WarehouseTx, oldPartNo: string): Promise<OldPart | undefined> => selectLot(tx, oldPartNo).forUpdate().executeTakeFirst();

/** The pieces of these lots in the store; the lots are locked for this transaction, in their order. */
export async function lockLots(tx: WarehouseTx, lots: string[]): Promise<Map<string, number>> {
  const rows = lots.length === 0 ? [] : await tx.selectFrom('oldPart').select(['oldPartNo', 'onHand']).where('oldPartNo', 'in', lots).orderBy('oldPartNo').forUpdate().execute();
  return new Map(rows.map(({ oldPartNo, onHand }) => [oldPartNo, onHand]));
}

/** A lot; throws 404. */
export async function lotToRead(tx: WarehouseTx, oldPartNo: string): Promise<OldPart> {
  return thereIs(await selectLot(tx, oldPartNo).executeTakeFirst(), oldPartNo);
}

/** A lot, locked for this transaction; throws 404. */
export async function lotToChange(tx: WarehouseTx, oldPartNo: string): Promise<OldPart> {
  return thereIs(await findLot(tx, oldPartNo), oldPartNo);
}

function thereIs(lot: OldPart | undefined, oldPartNo: string): OldPart {
  if (!lot) throw notFound('old part', oldPartNo);
  return lot;
}

/** Adds to the pieces of a lot; its checks refuse anything below zero. */
export const changeLot = (tx: WarehouseTx, oldPartNo: string, change: { onHand: number; atSupplier?: number }) =>
  tx
    .updateTable('oldPart')
    .set((row) => ({ onHand: row('onHand', '+', change.onHand), atSupplier: row('atSupplier', '+', change.atSupplier ?? 0) }))
    .where('oldPartNo', '=', oldPartNo)
    .execute();

/** The part of a lot at what a piece of the lot is worth: 0 for the dealer's property. */
export const partOfLot = ({ partNo, partName, unitValueFen }: OldPart) => ({ partNo, name: partName, unitCostFen: unitValueFen ?? 0 });

/** 409: the store has fewer pieces of the lot than are wanted. */
export const notInStore = ({ oldPartNo, onHand, atSupplier }: OldPart) =>
  conflict('notInStore', `${onHand} pieces of ${oldPartNo} are in the old-parts store, ${atSupplier} at the supplier for repair`);
