import { sql, type Insertable, type Selectable } from 'kysely';
import type { LogisticsTables, LogisticsTx } from '../tables';

export type DocumentRow = Selectable<LogisticsTables['shippingDocument']>;

/** The condition of the unique index, word for word: a parameter would not match it. */
const inUse = sql<boolean>`state in ('made', 'handedOver')`;

/** False when the dispatch has a document that is neither void nor departed. */
export async function insertDocument(tx: LogisticsTx, row: Insertable<LogisticsTables['shippingDocument']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('shippingDocument')
    .values(row)
    .onConflict((clash) => clash.column('dispatchNo').where(inUse).doNothing())
    .returning('shippingDocumentNo')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Any number that nobody else in this database uses for the same purpose. */
const reportLock = 7310;

/** Reports on one document number take turns until the transaction ends, whether there is such a document or not. */
export async function lockReports(tx: LogisticsTx, shippingDocumentNo: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${reportLock}, hashtext(${shippingDocumentNo}))`.execute(tx);
}

export async function insertCartons(tx: LogisticsTx, shippingDocumentNo: string, cartonNos: string[]): Promise<void> {
  const rows = cartonNos.map((cartonNo, index) => ({ shippingDocumentNo, cartonNo, position: index + 1 }));
  await tx.insertInto('documentCarton').values(rows).execute();
}

export function findDocument(tx: LogisticsTx, shippingDocumentNo: string): Promise<DocumentRow | undefined> {
  return tx
    .selectFrom('shippingDocument')
    .selectAll()
    .where('shippingDocumentNo', '=', shippingDocumentNo)
    .executeTakeFirst();
}

export function selectDocuments(tx: LogisticsTx, dispatchNo: string): Promise<DocumentRow[]> {
  return tx
    .selectFrom('shippingDocument')
    .selectAll()
    .where('dispatchNo', '=', dispatchNo)
    .orderBy('madeAt')
    .orderBy('shippingDocumentNo')
    .execute();
}

export function selectCartons(tx: LogisticsTx, shippingDocumentNos: string[]) {
  return tx
    .selectFrom('documentCarton')
    .selectAll()
    .where('shippingDocumentNo', 'in', shippingDocumentNos)
    .orderBy('position')
    .execute();
}

export async function setDocumentState(
  tx: LogisticsTx,
  shippingDocumentNo: string,
  state: 'handedOver' | 'departed',
): Promise<void> {
  await tx.updateTable('shippingDocument').set({ state }).where('shippingDocumentNo', '=', shippingDocumentNo).execute();
}

export async function voidDocument(
  tx: LogisticsTx,
  shippingDocumentNo: string,
  mark: { voidReason: string; voidedBy: string; voidedAt: Date },
): Promise<void> {
  await tx
    .updateTable('shippingDocument')
    .set({ state: 'void', ...mark })
    .where('shippingDocumentNo', '=', shippingDocumentNo)
    .execute();
}
