import type { Insertable } from 'kysely';
import type { PurchasingTables, PurchasingTx } from './tables';

type Entry = Pick<Insertable<PurchasingTables['trackingEntry']>, 'event'> & { paperNo?: string; quantity?: number };

/** Writes one entry into the tracking record of each of these needs. */
export async function track(tx: PurchasingTx, requestLineIds: string[], { event, paperNo, quantity }: Entry, at: Date): Promise<void> {
  if (requestLineIds.length === 0) return;
  const entry = { event, at, paperNo: paperNo ?? null, quantity: quantity ?? null };
  await tx.insertInto('trackingEntry').values(requestLineIds.map((requestLineId) => ({ requestLineId, ...entry }))).execute();
}

/** Writes the entry for every need of a purchase request that is not settled yet. */
export async function trackOpenLines(tx: PurchasingTx, purchaseRequestNo: string, entry: Entry, at: Date): Promise<void> {
  const lines = await tx
    .selectFrom('requestLine')
    .select('requestLineId')
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('state', '=', 'collected')
    .orderBy('position')
    .execute();
  await track(tx, lines.map(({ requestLineId }) => requestLineId), entry, at);
}
