import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '../../database/outbox';
import { conflict, notFound } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { requireState, takeOrder } from './access';
import { countCancellations, refuseAccepted } from './cancellation-repository';
import { findHandover, insertHandover } from './handover-repository';
import type { issueSlipOfOrder, slipOfOrder } from './job-schemas';
import { lockOrder, updateOrder } from './order-repository';
import { cancellationRefused } from './outbox-entries';
import { anyRest } from './rest-of-order';
import type { OrderDeskTables, OrderRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * The gate before goods leave (DO-D5): false when the order's cancellation was accepted, else the slip counts
 * as handed over, and what is on it can't be cancelled any more. Asked again for a slip, it answers the same.
 * Other issue slips belong to no order and have no cancellation: they may leave.
 * Throws 404 `notFound` for an unknown order, 409 `orderState` for one not in progress, `slipOfOtherOrder`,
 * `slipOfOrder` for another issue slip under an order's number.
 */
export async function confirmHandover(tx: Tx, at: Date, { orderNo, issueSlipNo, slipKind, slipLines }: z.output<typeof slipOfOrder>) {
  const [order, before] = await Promise.all([lockOrder(tx, orderNo), findHandover(tx, issueSlipNo)]);
  if (slipKind === 'otherIssueSlip') return leaveWithoutOrder(issueSlipNo, order);
  if (!order) throw notFound('dealer part order', orderNo);
  if (before && before.orderNo !== orderNo) {
    throw conflict('slipOfOtherOrder', `${issueSlipNo} was handed over for ${before.orderNo}, not for ${orderNo}`);
  }
  if (before) return { mayLeave: true };
  if (order.cancellationAcceptedAt !== null || order.state === 'cancelled') return { mayLeave: false };
  requireState(order, ['inProgress']);
  await insertHandover(tx, { issueSlipNo, orderNo, confirmedAt: at, slipLines: stored(slipLines) });
  return { mayLeave: true };
}

function leaveWithoutOrder(issueSlipNo: string, order: OrderRow | undefined) {
  if (order) throw conflict('slipOfOrder', `${issueSlipNo} is called another issue slip, but ${order.orderNo} is a dealer part order`);
  return { mayLeave: true };
}

/**
 * A carrier took the goods of a cancelled order before anybody could stop them, and they can't be had back:
 * the cancellation is refused after all for what is on the slip, the dealer told, and the goods count as handed
 * over (DO-D5.2). It stands for the rest, if there is one (DO-D5.1). Of a slip that counts as handed over already
 * it was none.
 * Throws 404 `notFound`, 409 `orderState` once the order has ended.
 */
export async function refuseCancellation(tx: Tx, at: Date, { orderNo, issueSlipNo, slipLines }: z.output<typeof issueSlipOfOrder>) {
  const order = await takeOrder(tx, orderNo, ['inProgress']);
  if (order.cancellationAcceptedAt === null || (await findHandover(tx, issueSlipNo))) return {};
  await insertHandover(tx, { issueSlipNo, orderNo, confirmedAt: at, slipLines: stored(slipLines) });
  const restCancelled = await anyRest(tx, orderNo);
  if (!restCancelled) {
    await refuseAccepted(tx, orderNo, 'handedOver');
    await updateOrder(tx, orderNo, { cancellationAcceptedAt: null });
  }
  await enqueue(tx, cancellationRefused(order, await countCancellations(tx, orderNo), 'handedOver', restCancelled), at);
  return {};
}

const stored = (slipLines: Line[] | null | undefined) => (slipLines ? JSON.stringify(slipLines) : null);
