import type { Insertable, Selectable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

export type LoadingRow = Selectable<LogisticsTables['loadingRecord']>;
export type WaybillRow = Selectable<LogisticsTables['waybill']>;

export async function insertLoading(tx: LogisticsTx, row: Insertable<LogisticsTables['loadingRecord']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('loadingRecord')
    .values(row)
    .onConflict((clash) => clash.column('shippingDocumentNo').doNothing())
    .returning('loadingRecordNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** False when a waybill of the dispatch waits for its departure already. */
export async function insertWaybill(tx: LogisticsTx, row: Insertable<LogisticsTables['waybill']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('waybill')
    .values(row)
    .onConflict((clash) => clash.column('dispatchNo').where('shipmentNo', 'is', null).where('returnedAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Notes the departure on the loading record that waits for it; its document, or undefined when none waits. */
export async function departWithLoading(tx: LogisticsTx, dispatchNo: string, shipmentNo: string) {
  const row = await tx
    .updateTable('loadingRecord')
    .set({ shipmentNo })
    .where('dispatchNo', '=', dispatchNo)
    .where('shipmentNo', 'is', null)
    .returning('shippingDocumentNo')
    .executeTakeFirst();
  return row?.shippingDocumentNo;
}

/** Notes the departure on the waybill that waits for it; its document, or undefined when none waits. */
export async function departWithWaybill(tx: LogisticsTx, dispatchNo: string, shipmentNo: string) {
  const row = await tx
    .updateTable('waybill')
    .set({ shipmentNo })
    .where('dispatchNo', '=', dispatchNo)
    .where('shipmentNo', 'is', null)
    .where('returnedAt', 'is', null)
    .returning('shippingDocumentNo')
    .executeTakeFirst();
  return row?.shippingDocumentNo;
}

/** The waybill whose goods a carrier has, and whose departure is not recorded yet. */
export function findWaitingWaybill(tx: LogisticsTx, dispatchNo: string): Promise<WaybillRow | undefined> {
  return tx
    .selectFrom('waybill')
    .selectAll()
    .where('dispatchNo', '=', dispatchNo)
    .where('shipmentNo', 'is', null)
    .where('returnedAt', 'is', null)
    .executeTakeFirst();
}

/** The goods of a waybill came back from the carrier. */
export async function setWaybillReturned(tx: LogisticsTx, id: number, returnedBy: string, returnedAt: Date): Promise<void> {
  await tx.updateTable('waybill').set({ returnedBy, returnedAt }).where('id', '=', id).execute();
}

export function selectLoadings(tx: LogisticsTx, dispatchNo: string): Promise<LoadingRow[]> {
  return tx.selectFrom('loadingRecord').selectAll().where('dispatchNo', '=', dispatchNo).orderBy('loadedAt').execute();
}

export function selectWaybills(tx: LogisticsTx, dispatchNo: string): Promise<WaybillRow[]> {
  return tx.selectFrom('waybill').selectAll().where('dispatchNo', '=', dispatchNo).orderBy('id').execute();
}
