import { conflict } from '../../http/problem';
import { changeLot } from './old-parts/lots';
import type { Location } from './schemas';
import { addReservation, changeBalance, insertMovement, takeReservation, type Place } from './stock-repository';
import type { MovementRow, WarehouseTx } from './tables';
import type { Part } from './parts';

/** Pieces that move on a document. */
export interface Move {
  documentNo: string;
  type: MovementRow['type'];
  part: Part;
  /** Null: from outside. */
  from: Location | null;
  /** Null: out of the company. */
  to: Location | null;
  quantity: number;
  /** Pieces of an order line are reserved for it, and the reservation goes where they go. */
  orderLineId: string | null;
  /** Of returned parts: the lot in the old-parts store that they come from or go to. */
  oldPartNo?: string;
  note?: string;
}

/**
 * Posts a movement (SW-04) and returns its id `WH-<n>`. The balances must be locked by the caller before.
 * Throws 409 alreadyMoved when the document moved this line on this way before (flows.md 0.9).
 */
export async function post(tx: WarehouseTx, move: Move, at: Date): Promise<string> {
  const { documentNo, type, part, from, to, quantity, orderLineId } = move;
  const inserted = await insertMovement(tx, {
    documentNo,
    type,
    partNo: part.partNo,
    fromLocation: from,
    toLocation: to,
    quantity,
    orderLineId,
    oldPartNo: move.oldPartNo ?? null,
    unitCostFen: part.unitCostFen,
    note: move.note ?? null,
    at,
  });
  if (!inserted) throw conflict('alreadyMoved', `${documentNo} has moved ${orderLineId ?? part.partNo} before; a paper moves stock once`);
  if (from !== null) await takeAway(tx, move, { partNo: part.partNo, location: from });
  if (to !== null) await putDown(tx, move, { partNo: part.partNo, location: to });
  if (move.oldPartNo !== undefined) await moveLot(tx, move.oldPartNo, { from, to, quantity });
  return `WH-${inserted.id}`;
}

/** The pieces of a lot are what its movements brought into the old-parts store and took from there. */
async function moveLot(tx: WarehouseTx, oldPartNo: string, { from, to, quantity }: Pick<Move, 'from' | 'to' | 'quantity'>): Promise<void> {
  const change = (to === 'OLD' ? quantity : 0) - (from === 'OLD' ? quantity : 0);
  if (change !== 0) await changeLot(tx, oldPartNo, { onHand: change });
}

async function takeAway(tx: WarehouseTx, { orderLineId, quantity }: Move, place: Place): Promise<void> {
  await changeBalance(tx, place, { onHand: -quantity, reserved: orderLineId === null ? 0 : -quantity });
  if (orderLineId !== null) await takeReservation(tx, orderLineId, place, quantity);
}

async function putDown(tx: WarehouseTx, { orderLineId, quantity }: Move, place: Place): Promise<void> {
  await changeBalance(tx, place, { onHand: quantity, reserved: orderLineId === null ? 0 : quantity });
  if (orderLineId === null) return;
  const kept = await addReservation(tx, orderLineId, place, quantity);
  if (!kept) throw conflict('partDiffers', `${orderLineId} has a reservation of another part than ${place.partNo}`);
}
