import type { Insertable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

/** Notes that a plan's vehicle left without the carton; false when that is known already. */
export async function insertLeftBehind(tx: LogisticsTx, row: Insertable<LogisticsTables['leftBehind']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('leftBehind')
    .values(row)
    .onConflict((clash) => clash.columns(['handoverNo', 'planNo']).doNothing())
    .returning('planNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function wasLeftBehind(tx: LogisticsTx, handoverNo: string, planNo: string): Promise<boolean> {
  const query = tx.selectFrom('leftBehind').select('planNo').where('handoverNo', '=', handoverNo).where('planNo', '=', planNo);
  return (await query.executeTakeFirst()) !== undefined;
}

export const insertDecision = (tx: LogisticsTx, row: Insertable<LogisticsTables['lateDecision']>) =>
  tx.insertInto('lateDecision').values(row).execute();

/** Decision notes of a dispatch, oldest first. */
export const selectDecisions = (tx: LogisticsTx, dispatchNo: string) =>
  tx.selectFrom('lateDecision').selectAll().where('dispatchNo', '=', dispatchNo).orderBy('decidedAt').orderBy('decisionNo').execute();

/** How often it was decided on the carton of a hand-over. */
export async function countDecisions(tx: LogisticsTx, handoverNo: string): Promise<number> {
  return (await tx.selectFrom('lateDecision').select('decisionNo').where('handoverNo', '=', handoverNo).execute()).length;
}

export const findDecision = (tx: LogisticsTx, decisionNo: string) =>
  tx.selectFrom('lateDecision').selectAll().where('decisionNo', '=', decisionNo).executeTakeFirst();

/** False when the decision has its record already. */
export async function insertImprovement(tx: LogisticsTx, row: Insertable<LogisticsTables['improvementRecord']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('improvementRecord')
    .values(row)
    .onConflict((clash) => clash.column('decisionNo').doNothing())
    .returning('decisionNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Cause and improvement records of a dispatch, in the order of their decisions. */
export const selectImprovements = (tx: LogisticsTx, dispatchNo: string) =>
  tx
    .selectFrom('improvementRecord')
    .innerJoin('lateDecision', 'lateDecision.decisionNo', 'improvementRecord.decisionNo')
    .selectAll('improvementRecord')
    .select('lateDecision.cartonNo')
    .where('lateDecision.dispatchNo', '=', dispatchNo)
    .orderBy('lateDecision.decidedAt')
    .orderBy('improvementRecord.decisionNo')
    .execute();
