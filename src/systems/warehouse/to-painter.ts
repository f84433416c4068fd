import { conflict } from '../../http/problem';
import { reportToFinance } from './finance-report';
import { post } from './movements';
import { whitePartsOf } from './paint-repository';
import { knownPart } from './parts';
import { reserve } from './reservations';
import { changeBalance, lockBalances, reservationsOfLines, takeReservation } from './stock-repository';
import type { WarehouseTx } from './tables';

export interface Wanted {
  partNo: string;
  quantity: number;
  orderLineId?: string | undefined;
}

/** Pieces of the after-sales store that are free, up to the quantity; kept for the order line, if there is one (OP-01). */
export async function secureFreeStock(tx: WarehouseTx, { partNo, quantity, orderLineId }: Wanted): Promise<number> {
  if (orderLineId !== undefined) return reserve(tx, { orderLineId, partNo, quantity });
  await knownPart(tx, partNo);
  const [balance] = await lockBalances(tx, [{ partNo, location: 'AS' }]);
  return balance ? Math.min(balance.onHand - balance.reserved, quantity) : 0;
}

export interface ToPainter {
  outsourcingOrderNo: string;
  whitePartNo: string;
  quantity: number;
}

/**
 * Moves an outsourcing order's reserved white parts to the paint shop and returns the movement's id (OP-05, L-06).
 * Throws 409 notReserved for more than is reserved for the order.
 */
export async function moveToPainter(tx: WarehouseTx, { outsourcingOrderNo, whitePartNo, quantity }: ToPainter, at: Date): Promise<string> {
  const part = await knownPart(tx, whitePartNo);
  const store = { partNo: whitePartNo, location: 'AS' as const };
  await lockBalances(tx, [store, { ...store, location: 'PT' }]);
  const orderLineId = whitePartsOf(outsourcingOrderNo);
  const kept = (await reservationsOfLines(tx, [orderLineId])).find(({ location, partNo }) => location === 'AS' && partNo === whitePartNo);
  if ((kept?.quantity ?? 0) < quantity) {
    throw conflict('notReserved', `${quantity} ${whitePartNo} are to go to the paint shop, reserved for ${outsourcingOrderNo} are ${kept?.quantity ?? 0}`);
  }
  // The movement serves the reservation: at the paint shop nothing is kept for anybody.
  await takeReservation(tx, orderLineId, store, quantity);
  await changeBalance(tx, store, { onHand: 0, reserved: -quantity });
  const move = { documentNo: outsourcingOrderNo, type: 'paintDispatch' as const, part, quantity };
  const movementId = await post(tx, { ...move, from: 'AS', to: 'PT', orderLineId: null }, at);
  await reportToFinance(tx, { ...move, movementId }, at);
  return movementId;
}
