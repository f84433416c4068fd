import type { Insertable, Updateable } from 'kysely';
import { conflict, notFound } from '../../../http/problem';
import type { QualityTables, QualityTx } from '../tables';
import type { QualityFeedbackFormTables, FormRow, OpinionRow } from './tables';

export async function insertForm(tx: QualityTx, row: Insertable<QualityFeedbackFormTables['qualityFeedbackForm']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('qualityFeedbackForm')
    .values(row)
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('caseNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The form of a case, locked against every other change. Throws 404 `notFound`, 409 `formState` when it is closed. */
export async function takeForm(tx: QualityTx, caseNo: string): Promise<FormRow> {
  const form = await tx.selectFrom('qualityFeedbackForm').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();
  if (!form) throw notFound('quality information feedback form of case', caseNo);
  if (form.closedAt !== null) throw conflict('formState', `The form of ${caseNo} is closed`);
  return form;
}

export async function updateForm(tx: QualityTx, caseNo: string, set: Updateable<QualityFeedbackFormTables['qualityFeedbackForm']>): Promise<void> {
  await tx.updateTable('qualityFeedbackForm').set(set).where('caseNo', '=', caseNo).execute();
}

export async function insertCheck(tx: QualityTx, row: Insertable<QualityFeedbackFormTables['formCheck']>): Promise<void> {
  await tx.insertInto('formCheck').values(row).execute();
}

/** The check marks of cases, in their order. */
export function checksOf(tx: QualityTx, caseNos: string[]) {
  return tx.selectFrom('formCheck').selectAll().where('caseNo', 'in', [...caseNos, '']).orderBy('position').execute();
}

export async function insertOpinion(tx: QualityTx, row: Insertable<QualityFeedbackFormTables['formOpinion']>): Promise<void> {
  await tx.insertInto('formOpinion').values(row).execute();
}

/** The opinions of cases, in their order. */
export function opinionsOf(tx: QualityTx, caseNos: string[]): Promise<OpinionRow[]> {
  return tx.selectFrom('formOpinion').selectAll().where('caseNo', 'in', [...caseNos, '']).orderBy('opinionNo').execute();
}

export async function insertServiceRecord(tx: QualityTx, row: Insertable<QualityFeedbackFormTables['serviceRecord']>): Promise<void> {
  await tx.insertInto('serviceRecord').values(row).execute();
}

export function serviceRecordsOf(tx: QualityTx, caseNos: string[]) {
  return tx.selectFrom('serviceRecord').selectAll().where('caseNo', 'in', [...caseNos, '']).execute();
}

/** Writes a missed deadline down, once. */
/** Writes a breach down once; tells whether it was not written before. */
export async function insertBreach(tx: QualityTx, row: Insertable<QualityTables['formBreach']>): Promise<boolean> {
  const written = await tx.insertInto('formBreach').values(row).onConflict((clash) => clash.doNothing()).returning('caseNo').execute();
  return written.length > 0;
}

export function breachesOf(tx: QualityTx, caseNos: string[]) {
  return tx.selectFrom('formBreach').selectAll().where('caseNo', 'in', [...caseNos, '']).orderBy('dueAt').execute();
}
