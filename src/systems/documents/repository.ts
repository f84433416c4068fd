import type { Insertable, Selectable, Updateable } from 'kysely';
import type { NoticeKind } from './contract';
import type { DocumentsDb, DocumentsTables, DocumentsTx } from './tables';

export type FaxRow = Selectable<DocumentsTables['faxRegister']>;
export type NoticeRow = Selectable<DocumentsTables['notice']>;

export async function insertFaxRow(tx: DocumentsTx, row: Insertable<DocumentsTables['faxRegister']>): Promise<void> {
  await tx.insertInto('faxRegister').values(row).execute();
}

/** Newest first. */
export function selectFaxRows(tx: DocumentsTx, caseNo: string | undefined, limit: number): Promise<FaxRow[]> {
  return tx
    .selectFrom('faxRegister')
    .selectAll()
    .$if(caseNo !== undefined, (query) => query.where('caseNo', '=', caseNo ?? ''))
    .orderBy('registeredAt', 'desc')
    .orderBy('faxRegisterNo', 'desc')
    .limit(limit)
    .execute();
}

export async function insertNotice(tx: DocumentsTx, row: Insertable<DocumentsTables['notice']>): Promise<void> {
  await tx.insertInto('notice').values(row).execute();
}

export function findNotice(tx: DocumentsTx, noticeNo: string): Promise<NoticeRow | undefined> {
  return tx.selectFrom('notice').selectAll().where('noticeNo', '=', noticeNo).executeTakeFirst();
}

/** The notice, locked until the transaction ends: two outcomes of one delivery take turns. */
export function lockNotice(tx: DocumentsTx, noticeNo: string): Promise<NoticeRow | undefined> {
  return tx.selectFrom('notice').selectAll().where('noticeNo', '=', noticeNo).forUpdate().executeTakeFirst();
}

export async function updateNotice(
  tx: DocumentsTx,
  noticeNo: string,
  change: Updateable<DocumentsTables['notice']>,
): Promise<void> {
  await tx.updateTable('notice').set(change).where('noticeNo', '=', noticeNo).execute();
}

export interface NoticeFilter {
  caseNo?: string | undefined;
  kind?: NoticeKind | undefined;
  state?: NoticeRow['state'] | undefined;
  limit: number;
}

/** Newest first. */
export function selectNotices(tx: DocumentsDb, { caseNo, kind, state, limit }: NoticeFilter): Promise<NoticeRow[]> {
  let query = tx.selectFrom('notice').selectAll();
  if (caseNo !== undefined) query = query.where('caseNo', '=', caseNo);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (state !== undefined) query = query.where('state', '=', state);
  return query.orderBy('queuedAt', 'desc').orderBy('noticeNo', 'desc').limit(limit).execute();
}
