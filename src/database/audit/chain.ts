import type { Selectable } from 'kysely';
import { canonicalJson, sha256 } from '../canonical-json';
import type { AuditTables } from './tables';

export type EntryRow = Selectable<AuditTables['auditEntry']>;
export type ChangedRow = Selectable<AuditTables['auditRow']>;

/** What the first entry of a system is chained to. */
export const chainStart = sha256('audit');

/** What the chain knows of a changed row: of its content, or what is kept of one whose content is removed. */
export function digestOf({ tableName, before, after, digest, salt }: ChangedRow): string {
  if (before === null && after === null && digest !== null) return digest;
  // Rows from before there was a salt have none.
  return sha256(canonicalJson({ tableName, before, after, ...(salt === null ? {} : { salt }) }));
}

/** The hash of an entry in its place: of what it says, of the rows that it changed, and of the entry before it. */
export function hashOfEntry(entry: EntryRow, rows: ChangedRow[], no: number, previousHash: string): string {
  const { id, at, caller, operation, idempotencyKey, persons, subjects } = entry;
  const said = { id, at: at?.toISOString() ?? null, caller, operation, idempotencyKey, persons, subjects };
  return sha256(canonicalJson({ ...said, rows: rows.map((row) => ({ rowNo: row.rowNo, digest: digestOf(row) })), no, previousHash }));
}
