import type { Insertable, Selectable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

export type HandoverRow = Selectable<LogisticsTables['handover']>;

export async function insertHandover(tx: LogisticsTx, row: Insertable<LogisticsTables['handover']>): Promise<void> {
  await tx.insertInto('handover').values(row).execute();
}

/** Hand-overs whose carton no plan has released yet, longest wait first; of one dealer when given. */
export function selectWaiting(tx: LogisticsTx, dealerNo?: string): Promise<HandoverRow[]> {
  return tx
    .selectFrom('handover')
    .selectAll()
    .where('planNo', 'is', null)
    .where('returnedAt', 'is', null)
    .$if(dealerNo !== undefined, (query) => query.where('dealerNo', '=', dealerNo ?? ''))
    .orderBy('signedAt')
    .orderBy('handoverNo')
    .execute();
}

export async function setPlan(tx: LogisticsTx, handoverNo: string, planNo: string, matchedAt: Date): Promise<void> {
  await tx.updateTable('handover').set({ planNo, matchedAt }).where('handoverNo', '=', handoverNo).execute();
}

export function selectHandovers(tx: LogisticsTx, dispatchNo: string): Promise<HandoverRow[]> {
  return tx
    .selectFrom('handover')
    .selectAll()
    .where('dispatchNo', '=', dispatchNo)
    .orderBy('signedAt')
    .orderBy('handoverNo')
    .execute();
}

/** The hand-over by which a carton lies in staging now; undefined when it was never signed for, or went back. */
export function findInStaging(tx: LogisticsTx, dispatchNo: string, cartonNo: string): Promise<HandoverRow | undefined> {
  return tx
    .selectFrom('handover')
    .innerJoin('shippingDocument', 'shippingDocument.shippingDocumentNo', 'handover.shippingDocumentNo')
    .selectAll('handover')
    .where('handover.dispatchNo', '=', dispatchNo)
    .where('handover.cartonNo', '=', cartonNo)
    .where('shippingDocument.state', '=', 'handedOver')
    .where('handover.returnedAt', 'is', null)
    .executeTakeFirst();
}

/** The hand-over of a document. */
export function findHandover(tx: LogisticsTx, shippingDocumentNo: string): Promise<HandoverRow | undefined> {
  return tx.selectFrom('handover').selectAll().where('shippingDocumentNo', '=', shippingDocumentNo).executeTakeFirst();
}

/** The carton waits for a plan again. */
export async function releaseFromPlan(tx: LogisticsTx, handoverNo: string): Promise<void> {
  await tx.updateTable('handover').set({ planNo: null, matchedAt: null }).where('handoverNo', '=', handoverNo).execute();
}

export async function setReturned(tx: LogisticsTx, handoverNo: string, returnedAt: Date): Promise<void> {
  await tx.updateTable('handover').set({ returnedAt }).where('handoverNo', '=', handoverNo).execute();
}

/** All cartons of a dispatch went back. */
export async function setAllReturned(tx: LogisticsTx, dispatchNo: string, returnedAt: Date): Promise<void> {
  await tx
    .updateTable('handover')
    .set({ returnedAt })
    .where('dispatchNo', '=', dispatchNo)
    .where('returnedAt', 'is', null)
    .execute();
}
