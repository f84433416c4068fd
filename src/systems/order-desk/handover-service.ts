import type { Transaction } from 'kysely';
import { conflict } from '../../http/problem';
import { findHandover, insertHandover } from './handover-repository';
import { requireState } from './access';
import { lockOrder } from './order-repository';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * The gate before goods leave (DO-D5): false when the order's cancellation was accepted, else the slip counts
 * as handed over and the order can't be cancelled any more. Asked again for a slip, it answers the same.
 * Slips of other cases than orders have no cancellation: they may leave.
 * Throws 409 `orderState` for an order not in progress, `slipOfOtherOrder`.
 */
export async function confirmHandover(tx: Tx, at: Date, { orderNo, issueSlipNo }: { orderNo: string; issueSlipNo: string }) {
  const order = await lockOrder(tx, orderNo);
  if (!order) return { mayLeave: true };
  const before = await findHandover(tx, issueSlipNo);
  if (before && before.orderNo !== orderNo) {
    throw conflict('slipOfOtherOrder', `${issueSlipNo} was handed over for ${before.orderNo}, not for ${orderNo}`);
  }
  if (before) return { mayLeave: true };
  if (order.cancellationAcceptedAt !== null || order.state === 'cancelled') return { mayLeave: false };
  requireState(order, ['inProgress']);
  await insertHandover(tx, { issueSlipNo, orderNo, confirmedAt: at });
  return { mayLeave: true };
}
