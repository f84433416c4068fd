import type { Insertable, Updateable } from 'kysely';
import { fileEvidence } from '../evidence/evidence';
import type { IncidentRow, IncidentTables, IncidentTx } from './tables';

export async function insertIncident(tx: IncidentTx, row: Insertable<IncidentTables['incident']>): Promise<void> {
  await tx.insertInto('incident').values(row).execute();
}

/** Takes turns with every other change of the case. */
export function lockIncident(tx: IncidentTx, caseNo: string): Promise<IncidentRow | undefined> {
  return tx.selectFrom('incident').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();
}

export async function updateIncident(tx: IncidentTx, caseNo: string, set: Updateable<IncidentTables['incident']>): Promise<void> {
  await tx.updateTable('incident').set(set).where('caseNo', '=', caseNo).execute();
}

/** The case of a dealer's report, by the dealer's own number. */
export function findByReportNo(tx: IncidentTx, dealerNo: string, dealerReportNo: string) {
  return tx
    .selectFrom('incident')
    .select('caseNo')
    .where('dealerNo', '=', dealerNo)
    .where('dealerReportNo', '=', dealerReportNo)
    .executeTakeFirst();
}

const withDealer = (tx: IncidentTx) =>
  tx.selectFrom('incident').innerJoin('dealer', 'dealer.dealerNo', 'incident.dealerNo').selectAll('incident').select('dealer.name as dealerName');

export const findIncident = (tx: IncidentTx, caseNo: string) => withDealer(tx).where('caseNo', '=', caseNo).executeTakeFirst();

export interface IncidentFilter {
  state?: IncidentRow['state'] | undefined;
  dealerNo?: string | undefined;
  /** Position of the last case of the page before. */
  after: number;
  limit: number;
}

/** Cases by arrival, after a position. */
export function pageOfIncidents(tx: IncidentTx, { state, dealerNo, after, limit }: IncidentFilter) {
  return withDealer(tx)
    .where('position', '>', after)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'received'))
    .$if(dealerNo !== undefined, (query) => query.where('incident.dealerNo', '=', dealerNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .execute();
}

export async function insertReportLines(tx: IncidentTx, rows: IncidentTables['incidentLine'][]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('incidentLine').values(rows).execute();
}

/** The lines of the report as it stands now, with the parts' names. */
export function reportLinesOf(tx: IncidentTx, { caseNo, reportRound }: Pick<IncidentRow, 'caseNo' | 'reportRound'>) {
  return tx
    .selectFrom('incidentLine')
    .innerJoin('part', 'part.partNo', 'incidentLine.partNo')
    .select(['incidentLine.partNo', 'nameZh', 'nameEn', 'quantity', 'finding'])
    .where('caseNo', '=', caseNo)
    .where('round', '=', reportRound)
    .orderBy('lineNo')
    .execute();
}

/** Which of these part numbers the catalogue does not have. */
export async function unknownParts(tx: IncidentTx, partNos: string[]): Promise<Set<string>> {
  if (partNos.length === 0) return new Set();
  const known = await tx.selectFrom('part').select('partNo').where('partNo', 'in', partNos).execute();
  const numbers = new Set(known.map(({ partNo }) => partNo));
  return new Set(partNos.filter((partNo) => !numbers.has(partNo)));
}

/** Names evidence of a case, and tells the documents system of both; what it has already stays. */
export async function nameEvidence(tx: IncidentTx, of: { caseNo: string; dealerNo: string }, evidenceNos: string[], at: Date): Promise<void> {
  await fileEvidence(tx, at, of, evidenceNos);
  if (evidenceNos.length === 0) return;
  const rows = evidenceNos.map((evidenceNo) => ({ caseNo: of.caseNo, evidenceNo, namedAt: at }));
  await tx.insertInto('incidentEvidence').values(rows).onConflict((clash) => clash.doNothing()).execute();
}

export async function evidenceOf(tx: IncidentTx, caseNo: string): Promise<string[]> {
  const rows = await tx.selectFrom('incidentEvidence').select('evidenceNo').where('caseNo', '=', caseNo).orderBy('namedAt').orderBy('evidenceNo').execute();
  return rows.map(({ evidenceNo }) => evidenceNo);
}

/** Writes a missed deadline down, once. */
export async function insertBreach(tx: IncidentTx, row: Insertable<IncidentTables['incidentBreach']>): Promise<boolean> {
  const written = await tx.insertInto('incidentBreach').values(row).onConflict((clash) => clash.doNothing()).returning('caseNo').execute();
  return written.length > 0;
}

/** Ids of the deadlines that cases missed, in the order of their moments. */
export function breachesOf(tx: IncidentTx, caseNos: string[]) {
  return tx.selectFrom('incidentBreach').select(['caseNo', 'deadlineId']).where('caseNo', 'in', [...caseNos, '']).orderBy('dueAt').execute();
}
