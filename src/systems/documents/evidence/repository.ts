import type { Insertable, Selectable } from 'kysely';
import type { DocumentsDb, DocumentsTables, DocumentsTx } from '../tables';

type ContentRow = Selectable<DocumentsTables['evidenceContent']>;
export type EvidenceRow = Selectable<DocumentsTables['evidence']> & Pick<ContentRow, 'mediaType' | 'size'>;

/** Keeps a content unless it is there already. */
export async function keepContent(tx: DocumentsTx, content: Insertable<DocumentsTables['evidenceContent']>): Promise<void> {
  await tx
    .insertInto('evidenceContent')
    .values(content)
    .onConflict((clash) => clash.column('checksum').doNothing())
    .execute();
}

export async function insertEvidence(tx: DocumentsTx, row: Insertable<DocumentsTables['evidence']>): Promise<void> {
  await tx.insertInto('evidence').values(row).execute();
}

export async function insertCase(tx: DocumentsTx, caseNo: string, dealerNo: string | null, recordedAt: Date): Promise<void> {
  await tx
    .insertInto('evidenceCase')
    .values({ caseNo, dealerNo, recordedAt })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .execute();
}

/** @param dealerNo given: the case must be this dealer's */
export async function isCaseKnown(db: DocumentsDb, caseNo: string, dealerNo?: string): Promise<boolean> {
  const found = await db.selectFrom('evidenceCase').select('dealerNo').where('caseNo', '=', caseNo).executeTakeFirst();
  return found !== undefined && (dealerNo === undefined || found.dealerNo === dealerNo);
}

/** These pieces, locked until the transaction ends: two cases that name one piece take turns. */
export function lockEvidence(tx: DocumentsTx, evidenceNos: string[]): Promise<{ evidenceNo: string; caseNo: string | null }[]> {
  if (evidenceNos.length === 0) return Promise.resolve([]);
  return tx.selectFrom('evidence').select(['evidenceNo', 'caseNo']).where('evidenceNo', 'in', evidenceNos).orderBy('evidenceNo').forUpdate().execute();
}

export async function putToCase(tx: DocumentsTx, evidenceNos: string[], caseNo: string): Promise<void> {
  if (evidenceNos.length === 0) return;
  await tx.updateTable('evidence').set({ caseNo }).where('evidenceNo', 'in', evidenceNos).execute();
}

const withContent = (db: DocumentsDb) =>
  db.selectFrom('evidence').innerJoin('evidenceContent', 'evidenceContent.checksum', 'evidence.checksum').selectAll('evidence').select(['mediaType', 'size']);

/** A case's evidence in the order it came. */
export function evidenceOf(db: DocumentsDb, caseNo: string): Promise<EvidenceRow[]> {
  return withContent(db).where('caseNo', '=', caseNo).orderBy('uploadedAt').orderBy('evidenceNo').execute();
}

export function findEvidence(db: DocumentsDb, evidenceNo: string): Promise<EvidenceRow | undefined> {
  return withContent(db).where('evidenceNo', '=', evidenceNo).executeTakeFirst();
}

/** The bytes of a content. */
export async function contentOf(db: DocumentsDb, checksum: string): Promise<Buffer> {
  return (await db.selectFrom('evidenceContent').select('content').where('checksum', '=', checksum).executeTakeFirstOrThrow()).content;
}
