import type { Insertable } from 'kysely';
import { tellSupplyStage, type SupplyStage } from './supply-stage';
import type { PurchasingTables, PurchasingTx } from './tables';

type Entry = Pick<Insertable<PurchasingTables['trackingEntry']>, 'event'> & { paperNo?: string; quantity?: number };

/** Writes one entry into the tracking record of each of these needs. */
export async function track(tx: PurchasingTx, requestLineIds: string[], { event, paperNo, quantity }: Entry, at: Date): Promise<void> {
  if (requestLineIds.length === 0) return;
  const entry = { event, at, paperNo: paperNo ?? null, quantity: quantity ?? null };
  await tx.insertInto('trackingEntry').values(requestLineIds.map((requestLineId) => ({ requestLineId, ...entry }))).execute();
  const stage = stages[event];
  if (stage !== undefined) await tellSupplyStage(tx, requestLineIds, stage, at);
}

/** Where the pieces are after an entry; after the others they are where they were. */
const stages: Partial<Record<Entry['event'], SupplyStage>> = {
  requested: 'purchaseRequested',
  collected: 'sourcing',
  supplierChosen: 'ordered',
  delivered: 'inspecting',
  takenBack: 'inspecting',
};

/** Writes the entry for every need of a purchase request that is not settled yet. */
export async function trackOpenLines(tx: PurchasingTx, purchaseRequestNo: string, entry: Entry, at: Date): Promise<void> {
  await track(tx, await openLinesOf(tx, purchaseRequestNo), entry, at);
}

/** Needs of a purchase request that are not settled yet. */
export async function openLinesOf(tx: PurchasingTx, purchaseRequestNo: string): Promise<string[]> {
  const lines = await tx
    .selectFrom('requestLine')
    .select('requestLineId')
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('state', '=', 'collected')
    .orderBy('position')
    .execute();
  return lines.map(({ requestLineId }) => requestLineId);
}
