import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { updateOrder } from './order-repository';
import { orderCorrected } from './outbox-entries';
import type { OrderDeskTables, OrderRow } from './tables';
import type { WantedLines } from './wanted-lines';
import { insertWanted } from './wanted-repository';
import { viewWanted } from './wanted-view';

type Tx = Transaction<OrderDeskTables>;

/** Whether the dealer was asked to complete the order, and it waits for him (DO-04). */
export const awaitsCorrection = ({ state, cancellationAcceptedAt }: OrderRow) => state === 'awaitingDealer' && cancellationAcceptedAt === null;

/** Gives a locked order that waits for the dealer new lines, and wakes its flow, which checks them (DO-03). */
export async function replaceLines(tx: Tx, at: Date, { orderNo, wantedRound }: OrderRow, lines: WantedLines, locale: Locale): Promise<void> {
  const round = wantedRound + 1;
  await insertWanted(tx, orderNo, round, lines);
  await updateOrder(tx, orderNo, { state: 'registered', wantedRound: round });
  await enqueue(tx, orderCorrected(orderNo, round, await viewWanted(tx, { orderNo, wantedRound: round }, locale)), at);
}
