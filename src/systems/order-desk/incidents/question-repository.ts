import type { Insertable, Updateable } from 'kysely';
import type { IncidentTables, IncidentTx, QuestionRow } from './tables';

/** The questions of a case, in their order. */
export function questionsOf(tx: IncidentTx, caseNo: string): Promise<QuestionRow[]> {
  return tx.selectFrom('incidentQuestion').selectAll().where('caseNo', '=', caseNo).orderBy('questionNo').execute();
}

export async function insertQuestion(tx: IncidentTx, row: Insertable<IncidentTables['incidentQuestion']>): Promise<void> {
  await tx.insertInto('incidentQuestion').values(row).execute();
}

export async function updateQuestion(
  tx: IncidentTx,
  { caseNo, questionNo }: Pick<QuestionRow, 'caseNo' | 'questionNo'>,
  set: Updateable<IncidentTables['incidentQuestion']>,
): Promise<void> {
  await tx.updateTable('incidentQuestion').set(set).where('caseNo', '=', caseNo).where('questionNo', '=', questionNo).execute();
}
