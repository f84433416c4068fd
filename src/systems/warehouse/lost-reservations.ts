import { reservationsAt } from './count-repository';
import { pickedPieces } from './picked-pieces';
import type { Place } from './stock-repository';
import { changeBalance, takeReservation } from './stock-repository';
import type { BalanceRow, WarehouseTx } from './tables';

/** Reserved pieces that a line loses at a place. */
export interface Lost extends Place {
  orderNo: string;
  orderLineId: string;
  quantity: number;
}

/**
 * Which reservations at a place give way when pieces are missing there: the latest order's first, for first
 * registered is first served (I-SW-1). What is picked stays; undefined when less than that would be left.
 * The place's balance is locked.
 */
export async function lossesAt(tx: WarehouseTx, place: Place, missing: number, { onHand, reserved }: BalanceRow): Promise<Lost[] | undefined> {
  const picked = await pickedPieces(tx, place);
  const latestFirst = (await reservationsAt(tx, place)).sort((a, b) => order.compare(b.orderLineId, a.orderLineId));
  const losses: Lost[] = [];
  let toLose = Math.max(0, missing - (onHand - reserved));
  for (const { orderNo, orderLineId, quantity: kept } of latestFirst) {
    const quantity = Math.min(Math.max(0, kept - (picked.get(orderLineId) ?? 0)), toLose);
    toLose -= quantity;
    if (quantity > 0) losses.push({ ...place, orderNo, orderLineId, quantity });
  }
  return toLose === 0 ? losses : undefined;
}

/** Order lines by their numbers, which rise with registration. */
const order = new Intl.Collator('en', { numeric: true });

/** Takes the lost pieces out of the reservations. */
export async function lose(tx: WarehouseTx, losses: Lost[]): Promise<void> {
  for (const { partNo, location, orderLineId, quantity } of losses) {
    const place = { partNo, location };
    await takeReservation(tx, orderLineId, place, quantity);
    await changeBalance(tx, place, { onHand: 0, reserved: -quantity });
  }
}
