import { sql } from 'kysely';
import type { LogisticsTx } from '../tables';
import type { DispatchRow } from './dispatches';

/** Any number that nobody else in this database uses for the same purpose. */
const orderLock = 7311;

/** What opens dispatches of an order and what stops them takes turns until the transaction ends. */
export async function lockOrder(tx: LogisticsTx, orderNo: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${orderLock}, hashtext(${orderNo}))`.execute(tx);
}

/** Of two cancellations of an order the one counts that was accepted last, whichever call comes last. */
export async function insertCancelledOrder(tx: LogisticsTx, cancelled: { orderNo: string; acceptedAt: Date; slipsHandedOver: string[] }): Promise<void> {
  const { acceptedAt, slipsHandedOver } = cancelled;
  await tx
    .insertInto('cancelledOrder')
    .values(cancelled)
    .onConflict((clash) => clash.column('orderNo').doUpdateSet({ acceptedAt, slipsHandedOver }).where('cancelledOrder.acceptedAt', '<=', acceptedAt))
    .execute();
}

/**
 * Whether the order's cancellation, or that of its rest, was accepted and stands: once goods have left after it that
 * were not handed over before it, it was refused after all (DO-D5.2).
 */
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
            .whereRef('departure.departedAt', '>', 'cancelledOrder.acceptedAt')
            .where((slip) => slip('dispatch.issueSlipNo', '<>', slip.fn<string>('all', [slip.ref('cancelledOrder.slipsHandedOver')]))),
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
