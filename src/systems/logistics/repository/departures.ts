import type { Insertable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

/** False when the shipment was recorded before. */
export async function insertDeparture(tx: LogisticsTx, row: Insertable<LogisticsTables['departure']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('departure')
    .values(row)
    .onConflict((clash) => clash.column('shipmentNo').doNothing())
    .returning('shipmentNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertDepartureLines(
  tx: LogisticsTx,
  rows: Insertable<LogisticsTables['departureLine']>[],
): Promise<void> {
  await tx.insertInto('departureLine').values(rows).execute();
}

export function selectDepartures(tx: LogisticsTx, dispatchNo: string) {
  return tx
    .selectFrom('departure')
    .selectAll()
    .where('dispatchNo', '=', dispatchNo)
    .orderBy('departedAt')
    .orderBy('shipmentNo')
    .execute();
}

/** Lines of all departures of a dispatch, in the slip's order. */
export function selectDepartureLines(tx: LogisticsTx, dispatchNo: string) {
  return tx
    .selectFrom('departureLine as left')
    .innerJoin('dispatchLine as line', (join) =>
      join.onRef('line.dispatchNo', '=', 'left.dispatchNo').onRef('line.orderLineId', '=', 'left.orderLineId'),
    )
    .select(['left.shipmentNo', 'line.orderLineId', 'line.partNo', 'line.partName', 'left.quantity'])
    .where('left.dispatchNo', '=', dispatchNo)
    .orderBy('line.position')
    .execute();
}

/** Records a missed deadline; once per dispatch and deadline. */
export async function insertBreach(tx: LogisticsTx, row: Insertable<LogisticsTables['breach']>): Promise<void> {
  await tx
    .insertInto('breach')
    .values(row)
    .onConflict((clash) => clash.columns(['dispatchNo', 'deadlineId']).doNothing())
    .execute();
}

export function selectBreaches(tx: LogisticsTx, dispatchNos: string[]) {
  return tx.selectFrom('breach').selectAll().where('dispatchNo', 'in', dispatchNos).orderBy('deadlineId').execute();
}
