import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { enqueue } from '../../database/outbox';
import { conflict } from '../../http/problem';
import { openStates, takeLine } from './access';
import type { lossesOfCount } from './job-schemas';
import { afterLoss } from './line-state';
import { insertLoss } from './loss-repository';
import { lockOrders, updateLine } from './order-repository';
import { orderState } from './order-schemas';
import { reservationsLost } from './outbox-entries';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * Records reserved pieces that a released count took away, once per difference report (SW-06, I-SW-1), and nudges
 * each order, which looks for a source again (DO-09). An order that ended keeps the record only.
 * Throws 404 `notFound` for an unknown line, 409 `lossAlreadyRecorded`; then nothing of the report is recorded.
 */
export async function recordLostReservations(tx: Tx, at: Date, { differenceReportNo, lostReservations }: z.output<typeof lossesOfCount>) {
  // All locks first and in one order, so that two counts never wait for each other.
  await lockOrders(tx, lostReservations.map(({ orderNo }) => orderNo));
  const nudged = new Set<string>();
  for (const { orderLineId, quantity } of lostReservations) {
    const { order, line } = await takeLine(tx, orderLineId, orderState.options);
    const isNew = await insertLoss(tx, { differenceReportNo, orderLineId, quantity, recordedAt: at });
    if (!isNew) throw conflict('lossAlreadyRecorded', `What ${differenceReportNo} took from ${orderLineId} is recorded already`);
    if (!openStates.includes(order.state)) continue;
    await updateLine(tx, orderLineId, afterLoss(line, quantity));
    nudged.add(order.orderNo);
  }
  for (const orderNo of nudged) await enqueue(tx, reservationsLost(orderNo, differenceReportNo), at);
  return {};
}
