import { conflict } from '../../http/problem';
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
    unitCostFen: part.unitCostFen,
    note: move.note ?? null,
    at,
  });
  if (!inserted) throw conflict('alreadyMoved', `${documentNo} has moved ${orderLineId ?? part.partNo} before; a paper moves stock once`);
  if (from !== null) await takeAway(tx, move, { partNo: part.partNo, location: from });
  if (to !== null) await putDown(tx, move, { partNo: part.partNo, location: to });
  return `WH-${inserted.id}`;
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
