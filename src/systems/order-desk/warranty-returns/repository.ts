import type { Insertable, Updateable } from 'kysely';
import { conflict, notFound } from '../../../http/problem';
import type { ReturnState } from './schemas';
import type { ClearingRow, LineRow, PartRow, QuestionRow, ReturnRow, WarrantyReturnTables, WarrantyTx } from './tables';

/** Takes turns with every other change of the case. */
export const lockReturn = (tx: WarrantyTx, caseNo: string): Promise<ReturnRow | undefined> =>
  tx.selectFrom('warrantyReturn').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();

/** The case, locked. Throws 404 `notFound`, or 409 `caseState` when it stands elsewhere. */
export async function takeReturn(tx: WarrantyTx, caseNo: string, allowed?: ReturnState[]): Promise<ReturnRow> {
  const found = await lockReturn(tx, caseNo);
  if (!found) throw notFound('warranty return', caseNo);
  if (allowed && !allowed.includes(found.state)) {
    throw conflict('caseState', `${caseNo} is ${found.state}; this can be done only while it is ${allowed.join(' or ')}`);
  }
  return found;
}

export async function updateReturn(tx: WarrantyTx, caseNo: string, set: Updateable<WarrantyReturnTables['warrantyReturn']>): Promise<void> {
  await tx.updateTable('warrantyReturn').set(set).where('caseNo', '=', caseNo).execute();
}

/** The lines of a case with what the catalogue says of their parts. */
export const linesOf = (tx: WarrantyTx, caseNo: string): Promise<NamedLine[]> =>
  tx
    .selectFrom('warrantyLine')
    .innerJoin('part', 'part.partNo', 'warrantyLine.partNo')
    .selectAll('warrantyLine')
    .select(['nameZh', 'nameEn', 'kind', 'partClass'])
    .where('caseNo', '=', caseNo)
    .orderBy('lineNo')
    .execute();
type NamedLine = LineRow & { nameZh: string; nameEn: string; kind: string; partClass: string | null };

export async function insertLines(tx: WarrantyTx, rows: Insertable<WarrantyReturnTables['warrantyLine']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('warrantyLine').values(rows).execute();
}

/** The returned parts of a case in their order. */
export const partsOf = (tx: WarrantyTx, caseNo: string): Promise<PartRow[]> =>
  tx.selectFrom('returnedPart').selectAll().where('caseNo', '=', caseNo).orderBy('position').execute();

/** A returned part of a locked case. Throws 404. */
export async function takePart(tx: WarrantyTx, returnedPartNo: string): Promise<PartRow> {
  const found = await findPart(tx, returnedPartNo);
  if (!found) throw notFound('returned part', returnedPartNo);
  return found;
}

/** A returned part, its case locked. */
export async function findPart(tx: WarrantyTx, returnedPartNo: string): Promise<PartRow | undefined> {
  await lockReturn(tx, caseOf(returnedPartNo));
  return tx.selectFrom('returnedPart').selectAll().where('returnedPartNo', '=', returnedPartNo).executeTakeFirst();
}

/** The case of a returned part, `<caseNo>/<line>`. */
export const caseOf = (returnedPartNo: string): string => returnedPartNo.split('/')[0] ?? '';

export async function updatePart(tx: WarrantyTx, returnedPartNo: string, set: Updateable<WarrantyReturnTables['returnedPart']>): Promise<void> {
  await tx.updateTable('returnedPart').set(set).where('returnedPartNo', '=', returnedPartNo).execute();
}

export const questionOf = (tx: WarrantyTx, returnedPartNo: string): Promise<QuestionRow | undefined> =>
  tx.selectFrom('rulingQuestion').selectAll().where('returnedPartNo', '=', returnedPartNo).executeTakeFirst();

export async function updateQuestion(tx: WarrantyTx, returnedPartNo: string, set: Updateable<WarrantyReturnTables['rulingQuestion']>): Promise<void> {
  await tx.updateTable('rulingQuestion').set(set).where('returnedPartNo', '=', returnedPartNo).execute();
}

/** A clearing, its case locked. */
export async function findClearing(tx: WarrantyTx, clearingKey: string): Promise<ClearingRow | undefined> {
  await lockReturn(tx, caseOf(clearingKey));
  return tx.selectFrom('clearing').selectAll().where('clearingKey', '=', clearingKey).executeTakeFirst();
}

/** Writes a missed deadline down, once; returns whether it is new. */
export async function insertBreach(tx: WarrantyTx, row: Insertable<WarrantyReturnTables['warrantyBreach']>): Promise<boolean> {
  const written = await tx.insertInto('warrantyBreach').values(row).onConflict((clash) => clash.doNothing()).returning('caseNo').execute();
  return written.length > 0;
}
