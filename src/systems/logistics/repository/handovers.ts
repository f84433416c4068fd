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
