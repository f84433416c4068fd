import { sql, type Transaction } from 'kysely';
import { digestOf } from '../audit/chain';
import type { BaseTables } from '../base-tables';
import type { PersonalData } from './personal-data';

const page = 500;

const told = (tx: Transaction<BaseTables>, { table, audited }: PersonalData) =>
  tx
    .selectFrom('auditRow')
    .innerJoin('auditEntry', 'auditEntry.id', 'auditRow.entryId')
    .where('tableName', '=', table)
    .where('auditRow.digest', 'is', null)
    .where(audited);

/** How many rows of the audit log tell of this data. */
export async function countAudited(tx: Transaction<BaseTables>, data: PersonalData): Promise<number> {
  const { rows } = await told(tx, data).select(({ fn }) => fn.countAll<number>().as('rows')).executeTakeFirstOrThrow();
  return rows;
}

/** Removes the content of the audit log's rows that tell of this data; the chain goes on by their digests. */
export async function removeAudited(tx: Transaction<BaseTables>, data: PersonalData): Promise<void> {
  for (;;) {
    const rows = await told(tx, data).selectAll('auditRow').limit(page).execute();
    const digests = rows.map((row) => ({ entry: row.entryId, no: row.rowNo, digest: digestOf(row) }));
    await sql`
      update audit_row set before = null, after = null, salt = null, digest = kept.digest
      from jsonb_to_recordset(${JSON.stringify(digests)}::jsonb) as kept (entry bigint, no bigint, digest text)
      where (entry_id, row_no) = (kept.entry, kept.no)
    `.execute(tx);
    if (rows.length < page) return;
  }
}
