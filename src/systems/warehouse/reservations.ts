import { conflict, refused } from '../../http/problem';
import { knownPart } from './parts';
import { addReservation, changeBalance, lockBalances, reservationsOfOrder, takeReservation } from './stock-repository';
import { claimsOnReservations, lockSlipsOfOrder } from './slip-repository';
import type { WarehouseTx } from './tables';

export interface Wish {
  orderLineId: string;
  partNo: string;
  quantity: number;
}

/**
 * Reserves min(free, wanted) pieces of the after-sales store for an order line (SW-02) and returns how many.
 * First come, first served (I-SW-1): the balance row is locked before it is read.
 */
export async function reserve(tx: WarehouseTx, { orderLineId, partNo, quantity }: Wish): Promise<number> {
  const place = { partNo, location: 'AS' as const };
  await knownPart(tx, partNo);
  const [balance] = await lockBalances(tx, [place]);
  const free = balance ? balance.onHand - balance.reserved : 0;
  const reserved = Math.min(free, quantity);
  if (reserved === 0) return 0;
  const kept = await addReservation(tx, orderLineId, place, reserved);
  if (!kept) throw conflict('partDiffers', `${orderLineId} has a reservation of another part than ${partNo}`);
  await changeBalance(tx, place, { onHand: 0, reserved });
  return reserved;
}

/**
 * Gives the reserved pieces of an order, or of one of its lines, free again and returns how many.
 * Throws 409 dispatchUnderWay while a reviewed slip of the order counts on them.
 */
export async function release(tx: WarehouseTx, orderNo: string, orderLineId?: string): Promise<number> {
  if (orderLineId !== undefined && !orderLineId.startsWith(`${orderNo}/`)) {
    const detail = `${orderLineId} is no line of order ${orderNo}`;
    throw refused('lineOfOtherOrder', `orderLineId: ${detail}`, [{ field: 'orderLineId', detail }]);
  }
  const wanted = (each: { orderLineId: string }) => orderLineId === undefined || each.orderLineId === orderLineId;
  await lockSlipsOfOrder(tx, orderNo);
  const open = (await claimsOnReservations(tx, orderNo)).filter(wanted).find(({ pieces }) => pieces > 0);
  if (open) throw conflict('dispatchUnderWay', `Issue slip ${open.issueSlipNo} of ${orderNo} is in dispatch; its pieces stay reserved`);
  await lockBalances(tx, (await reservationsOfOrder(tx, orderNo)).filter(wanted));
  // Read again: another call may have been quicker before the lock.
  const reservations = (await reservationsOfOrder(tx, orderNo)).filter(wanted);
  for (const each of reservations) {
    await takeReservation(tx, each.orderLineId, each, each.quantity);
    await changeBalance(tx, each, { onHand: 0, reserved: -each.quantity });
  }
  return reservations.reduce((sum, { quantity }) => sum + quantity, 0);
}
