import { sql } from 'kysely';
import type { WarehouseTx } from '../tables';
import type { ScrapCandidate, ScrapCase, ScrapList, ScrapListLine } from './tables';

/** Kept apart from other advisory locks of the database. */
const lockSpace = 7308;

/** Takes turns with everybody who adds to the pool of candidates or draws from it, until the transaction ends. */
export const lockPool = (tx: WarehouseTx) => sql`select pg_advisory_xact_lock(${lockSpace}::int, 0)`.execute(tx);

/** Pieces of candidates as a change of their counts; negative ones go back. */
export type CandidateChange = Partial<Pick<ScrapCandidate, 'listed' | 'scrapped' | 'kept' | 'toSupplier' | 'missing'>>;

/** Adds to a candidate's counts; the database refuses more than there is. */
export async function changeCandidate(tx: WarehouseTx, candidateId: string, { listed = 0, scrapped = 0, kept = 0, toSupplier = 0, missing = 0 }: CandidateChange): Promise<void> {
  await tx
    .updateTable('scrapCandidate')
    .set((row) => ({
      listed: row('listed', '+', listed),
      scrapped: row('scrapped', '+', scrapped),
      kept: row('kept', '+', kept),
      toSupplier: row('toSupplier', '+', toSupplier),
      missing: row('missing', '+', missing),
    }))
    .where('candidateId', '=', candidateId)
    .execute();
}

export const findCandidate = (tx: WarehouseTx, candidateId: string): Promise<ScrapCandidate | undefined> =>
  tx.selectFrom('scrapCandidate').selectAll().where('candidateId', '=', candidateId).executeTakeFirst();

/** Candidates with pieces that wait for a list, oldest first. */
export const openCandidates = (tx: WarehouseTx): Promise<ScrapCandidate[]> =>
  tx.selectFrom('scrapCandidate').selectAll().where('open', '>', 0).orderBy('position').execute();

/** Candidates of a lot, oldest first. */
export const candidatesOf = (tx: WarehouseTx, oldPartNo: string): Promise<ScrapCandidate[]> =>
  tx.selectFrom('scrapCandidate').selectAll().where('oldPartNo', '=', oldPartNo).orderBy('position').execute();

/** Pieces of a lot that wait for a list or are on one. */
export async function claimedOf(tx: WarehouseTx, oldPartNo: string): Promise<number> {
  const row = await tx
    .selectFrom('scrapCandidate')
    .select(sql<number>`coalesce(sum(open + listed), 0)::integer`.as('claimed'))
    .where('oldPartNo', '=', oldPartNo)
    .executeTakeFirst();
  return row?.claimed ?? 0;
}

export const lockCase = (tx: WarehouseTx, caseNo: string): Promise<ScrapCase | undefined> =>
  tx.selectFrom('scrapCase').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();

/** The case whose list is being drawn up; of several the oldest. */
export const caseBeingDrawnUp = (tx: WarehouseTx): Promise<ScrapCase | undefined> =>
  tx.selectFrom('scrapCase').selectAll().where('state', '=', 'drawingUp').orderBy('position').limit(1).executeTakeFirst();

/** The latest revision of a case's list. */
export const latestList = (tx: WarehouseTx, caseNo: string): Promise<ScrapList | undefined> =>
  tx.selectFrom('scrapList').selectAll().where('caseNo', '=', caseNo).orderBy('sheetRevision', 'desc').limit(1).executeTakeFirst();

/** The latest list that names a candidate. */
export const listOfCandidate = (tx: WarehouseTx, candidateId: string): Promise<ScrapList | undefined> =>
  tx
    .selectFrom('scrapList')
    .innerJoin('scrapListLine', 'scrapListLine.scrapListNo', 'scrapList.scrapListNo')
    .selectAll('scrapList')
    .where('candidateId', '=', candidateId)
    .orderBy('scrapList.position', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Lines of lists in their order, with what their candidates say. */
export const linesOfLists = (tx: WarehouseTx, numbers: string[]): Promise<ScrapListLine[]> =>
  numbers.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('scrapListLine')
        .innerJoin('scrapCandidate', 'scrapCandidate.candidateId', 'scrapListLine.candidateId')
        .selectAll('scrapListLine')
        .select(['oldPartNo', 'partNo', 'partName', 'caseNo', 'reason', 'supplierNo'])
        .where('scrapListNo', 'in', numbers)
        .orderBy('scrapListNo')
        .orderBy('lineNo')
        .execute();
