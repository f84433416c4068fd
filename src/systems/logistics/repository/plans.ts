import { sql, type Insertable, type Selectable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

export type PlanRow = Selectable<LogisticsTables['dispatchPlan']>;

/** Any number that nobody else in this database uses for the same purpose. */
const planLock = 7309;

/**
 * Plans and cartons of one dealer take turns until the transaction ends: a plan and a hand-over at the same
 * moment would each miss the other, and the carton would wait for ever.
 */
export async function lockDealer(tx: LogisticsTx, dealerNo: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${planLock}, hashtext(${dealerNo}))`.execute(tx);
}

/** False when the number is taken. */
export async function insertPlan(tx: LogisticsTx, row: Insertable<LogisticsTables['dispatchPlan']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('dispatchPlan')
    .values(row)
    .onConflict((clash) => clash.column('planNo').doNothing())
    .returning('planNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function findPlan(tx: LogisticsTx, planNo: string): Promise<PlanRow | undefined> {
  return tx.selectFrom('dispatchPlan').selectAll().where('planNo', '=', planNo).executeTakeFirst();
}

/** The dealer's plan that leaves next after the moment, and has not left the carton behind (PD-D6.3). */
export function findNextPlan(tx: LogisticsTx, dealerNo: string, cartonNo: string, after: Date): Promise<PlanRow | undefined> {
  return tx
    .selectFrom('dispatchPlan')
    .selectAll()
    .where('dealerNo', '=', dealerNo)
    .where('departsAt', '>', after)
    .where('planNo', 'not in', tx.selectFrom('leftBehind').select('planNo').where('cartonNo', '=', cartonNo))
    .orderBy('departsAt')
    .orderBy('planNo')
    .limit(1)
    .executeTakeFirst();
}

/** Latest departure first. */
export function selectPlans(tx: LogisticsTx, dealerNo: string | undefined, limit: number): Promise<PlanRow[]> {
  return tx
    .selectFrom('dispatchPlan')
    .selectAll()
    .$if(dealerNo !== undefined, (query) => query.where('dealerNo', '=', dealerNo ?? ''))
    .orderBy('departsAt', 'desc')
    .orderBy('planNo', 'desc')
    .limit(limit)
    .execute();
}
