import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { takeOrder } from './access';
import { endOrder } from './end-service';
import { updateOrder } from './order-repository';
import type { RejectionReason } from './order-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** Records what the dealer is asked (DO-04): from now on a correction is taken in. */
export async function recordQuery(tx: Tx, given: { orderNo: string; queryText: string; recordedBy: string }) {
  const { orderNo, queryText, recordedBy } = given;
  const { queryNo } = await takeOrder(tx, orderNo, ['registered']);
  await updateOrder(tx, orderNo, { state: 'awaitingDealer', queryNo: queryNo + 1, queryText, queryRecordedBy: recordedBy });
  return {};
}

/**
 * Rejects an order whose dealer is unknown (DO-D1.4), or did not complete it in time (DO-D1.3). A correction
 * or cancellation that the order desk took before this moment stands: then nothing is rejected, and its
 * message will come.
 */
export async function rejectOrder(
  tx: Tx,
  at: Date,
  given: { orderNo: string; reason: RejectionReason; recordedBy?: string | null | undefined },
  locale: Locale,
) {
  const order = await takeOrder(tx, given.orderNo, ['registered', 'awaitingDealer']);
  const corrected = given.reason === 'notCompleted' && order.state !== 'awaitingDealer';
  if (corrected || order.cancellationAcceptedAt !== null) return { rejected: false };
  await endOrder(tx, at, order, 'rejected', locale, {
    rejectionReason: given.reason,
    rejectedBy: given.recordedBy ?? null,
  });
  return { rejected: true };
}
