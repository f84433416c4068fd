import type { Insertable, Selectable } from 'kysely';
import type { Line } from '../../shared-schemas';
import type { LogisticsTables, LogisticsTx } from '../tables';

export type DispatchRow = Selectable<LogisticsTables['dispatch']>;

/** False when the issue slip has its dispatch already. */
export async function insertDispatch(tx: LogisticsTx, row: Insertable<LogisticsTables['dispatch']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('dispatch')
    .values(row)
    .onConflict((clash) => clash.column('issueSlipNo').doNothing())
    .returning('dispatchNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertDispatchLines(tx: LogisticsTx, dispatchNo: string, lines: Line[]): Promise<void> {
  const rows = lines.map((line, index) => ({ ...line, dispatchNo, position: index + 1 }));
  await tx.insertInto('dispatchLine').values(rows).execute();
}

/** The dispatch, locked until the transaction ends: all changes of one dispatch take turns. */
export function lockDispatch(tx: LogisticsTx, dispatchNo: string): Promise<DispatchRow | undefined> {
  return tx.selectFrom('dispatch').selectAll().where('dispatchNo', '=', dispatchNo).forUpdate().executeTakeFirst();
}

export function findDispatch(tx: LogisticsTx, dispatchNo: string): Promise<DispatchRow | undefined> {
  return tx.selectFrom('dispatch').selectAll().where('dispatchNo', '=', dispatchNo).executeTakeFirst();
}

export function findDispatchOfSlip(tx: LogisticsTx, issueSlipNo: string): Promise<DispatchRow | undefined> {
  return tx.selectFrom('dispatch').selectAll().where('issueSlipNo', '=', issueSlipNo).executeTakeFirst();
}

/** Newest first. */
export function selectDispatches(tx: LogisticsTx, orderNo: string | undefined, limit: number): Promise<DispatchRow[]> {
  return tx
    .selectFrom('dispatch')
    .selectAll()
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .orderBy('openedAt', 'desc')
    .orderBy('dispatchNo', 'desc')
    .limit(limit)
    .execute();
}

export async function setDispatchState(tx: LogisticsTx, dispatchNo: string, state: DispatchRow['state']): Promise<void> {
  await tx.updateTable('dispatch').set({ state }).where('dispatchNo', '=', dispatchNo).execute();
}

/** Ends a dispatch of which nothing has left. */
export async function endWithoutShipment(tx: LogisticsTx, dispatchNo: string, state: 'cancelledAndRestocked' | 'movementRefused', endedAt: Date): Promise<void> {
  await tx.updateTable('dispatch').set({ state, endedAt }).where('dispatchNo', '=', dispatchNo).execute();
}

/** Lines of the slip with the pieces that have left so far, in the slip's order. */
export function selectLineSums(tx: LogisticsTx, dispatchNo: string): Promise<(Line & { shipped: number })[]> {
  return tx
    .selectFrom('dispatchLine as line')
    .leftJoin('departureLine as left', (join) =>
      join.onRef('left.dispatchNo', '=', 'line.dispatchNo').onRef('left.orderLineId', '=', 'line.orderLineId'),
    )
    .select(['line.orderLineId', 'line.partNo', 'line.partName', 'line.quantity'])
    .select((has) => has.fn.coalesce(has.fn.sum<number>('left.quantity'), has.lit(0)).as('shipped'))
    .where('line.dispatchNo', '=', dispatchNo)
    .groupBy(['line.dispatchNo', 'line.orderLineId', 'line.position', 'line.partNo', 'line.partName', 'line.quantity'])
    .orderBy('line.position')
    .execute();
}

/** Moments at which Logistics first signed and a carrier first took goods over, by dispatch. */
export function selectFirstTakeovers(tx: LogisticsTx, dispatchNos: string[]) {
  return tx
    .selectFrom('dispatch')
    .leftJoin('handover', 'handover.dispatchNo', 'dispatch.dispatchNo')
    .leftJoin('waybill', 'waybill.dispatchNo', 'dispatch.dispatchNo')
    .select('dispatch.dispatchNo')
    .select(({ fn }) => [
      fn.min<Date | null>('handover.signedAt').as('handedOverAt'),
      fn.min<Date | null>('waybill.takenOverAt').as('takenOverAt'),
    ])
    .where('dispatch.dispatchNo', 'in', dispatchNos)
    .groupBy('dispatch.dispatchNo')
    .execute();
}
