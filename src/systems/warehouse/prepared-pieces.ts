import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { refusedField } from '../../http/problem';
import { countRequested } from './count-requests';
import { knownPart } from './parts';
import { changeBalance, lockBalances, reservationsOfLines, takeReservation } from './stock-repository';
import type { WarehouseTx } from './tables';

export interface PreparedPieces {
  outsourcingOrderNo: string;
  orderLineId: string;
  partNo: string;
  preparedQuantity: number;
}

/**
 * How many of the reserved white parts really lie in the after-sales store (OP-03); returns how many stay reserved. What
 * is not there is reserved no longer, and a count of the place is asked for (OP-D2.2, SW-06).
 * Throws 422 unknownPart, moreThanReserved.
 */
export async function recordPreparedPieces(tx: WarehouseTx, { outsourcingOrderNo, orderLineId, partNo, preparedQuantity }: PreparedPieces, at: Date): Promise<number> {
  await knownPart(tx, partNo);
  const place = { partNo, location: 'AS' as const };
  await lockBalances(tx, [place]);
  const reservations = await reservationsOfLines(tx, [orderLineId]);
  const reserved = reservations.filter((each) => each.partNo === partNo && each.location === 'AS').reduce((sum, { quantity }) => sum + quantity, 0);
  const missing = reserved - preparedQuantity;
  if (missing < 0) throw refusedField('moreThanReserved', 'preparedQuantity', `${reserved} ${partNo} are reserved for ${outsourcingOrderNo}, not ${preparedQuantity}`);
  if (missing > 0) {
    await takeReservation(tx, orderLineId, place, missing);
    await changeBalance(tx, place, { onHand: 0, reserved: -missing });
    await enqueue(baseOf(tx), countRequested(place, outsourcingOrderNo), at);
  }
  return preparedQuantity;
}
