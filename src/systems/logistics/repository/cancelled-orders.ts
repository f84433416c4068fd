import { sql } from 'kysely';
import type { LogisticsTx } from '../tables';
import type { DispatchRow } from './dispatches';

/** Any number that nobody else in this database uses for the same purpose. */
const orderLock = 7311;

/** What opens dispatches of an order and what stops them takes turns until the transaction ends. */
export async function lockOrder(tx: LogisticsTx, orderNo: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${orderLock}, hashtext(${orderNo}))`.execute(tx);
}

export async function insertCancelledOrder(tx: LogisticsTx, orderNo: string, toldAt: Date): Promise<void> {
  await tx.insertInto('cancelledOrder').values({ orderNo, toldAt }).onConflict((clash) => clash.column('orderNo').doUpdateSet({ toldAt })).execute();
}

/** Whether the order's cancellation, or that of its rest, was accepted and stands: once goods have left after it, it was refused after all (DO-D5.2). */
export async function isCancelled(tx: LogisticsTx, orderNo: string): Promise<boolean> {
  const row = await tx
    .selectFrom('cancelledOrder')
    .select('orderNo')
    .where('orderNo', '=', orderNo)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('departure')
            .innerJoin('dispatch', 'dispatch.dispatchNo', 'departure.dispatchNo')
            .select('departure.shipmentNo')
            .whereRef('dispatch.orderNo', '=', 'cancelledOrder.orderNo')
            .whereRef('departure.departedAt', '>', 'cancelledOrder.toldAt'),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Open dispatches of the order's issue slips, locked until the transaction ends. */
export function lockOpenDispatches(tx: LogisticsTx, orderNo: string): Promise<DispatchRow[]> {
  return tx
    .selectFrom('dispatch')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .where('slipKind', '=', 'issueSlip')
    .where('state', '=', 'open')
    .orderBy('dispatchNo')
    .forUpdate()
    .execute();
}
