import { sql, type Insertable, type Selectable } from 'kysely';
import type { SheetKind } from '../../signature-schemas';
import type { DocumentsDb, DocumentsTables, DocumentsTx } from '../tables';

export type SheetRow = Selectable<DocumentsTables['signatureSheet']>;
export type SignatureRow = Selectable<DocumentsTables['signature']>;

/** Kept apart from other advisory locks of the database. */
const lockSpace = 7307;

/** Takes turns with everybody who signs a sheet of the same case, until the transaction ends. */
export async function lockSheetsOf(tx: DocumentsTx, caseNo: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpace}::int, hashtext(${caseNo}))`.execute(tx);
}

/** The sheet of a kind in a case. */
export function findSheetOf(tx: DocumentsTx, caseNo: string, kind: SheetKind, revision: number): Promise<SheetRow | undefined> {
  return tx
    .selectFrom('signatureSheet')
    .selectAll()
    .where('caseNo', '=', caseNo)
    .where('kind', '=', kind)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

export async function insertSheet(tx: DocumentsTx, sheet: SheetRow): Promise<void> {
  await tx.insertInto('signatureSheet').values(sheet).execute();
}

export async function insertSignature(tx: DocumentsTx, row: Insertable<DocumentsTables['signature']>): Promise<void> {
  await tx.insertInto('signature').values(row).execute();
}

export function findSheet(tx: DocumentsTx, sheetNo: string): Promise<SheetRow | undefined> {
  return tx.selectFrom('signatureSheet').selectAll().where('sheetNo', '=', sheetNo).executeTakeFirst();
}

/** Signatures of a sheet in their order. */
export function selectSignatures(tx: DocumentsDb, sheetNo: string): Promise<SignatureRow[]> {
  return tx.selectFrom('signature').selectAll().where('sheetNo', '=', sheetNo).orderBy('signatureNo').execute();
}

export interface SheetFilter {
  caseNo?: string | undefined;
  kind?: SheetKind | undefined;
  limit: number;
  offset: number;
}

/** Sheets with the number of their signatures, in the order they were opened. */
export function selectSheets(tx: DocumentsDb, { caseNo, kind, limit, offset }: SheetFilter): Promise<(SheetRow & { signatures: number })[]> {
  return tx
    .selectFrom('signatureSheet')
    .selectAll('signatureSheet')
    .select((query) =>
      query
        .selectFrom('signature')
        .whereRef('signature.sheetNo', '=', 'signatureSheet.sheetNo')
        .select((count) => count.fn.countAll<number>().as('signatures'))
        .$asScalar()
        .$notNull()
        .as('signatures'),
    )
    .$if(caseNo !== undefined, (query) => query.where('caseNo', '=', caseNo ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'returnApproval'))
    .orderBy('openedAt')
    .orderBy('sheetNo')
    .limit(limit)
    .offset(offset)
    .execute();
}
