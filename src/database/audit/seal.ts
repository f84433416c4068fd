import { sql, type Kysely, type Transaction } from 'kysely';
import type { BaseTables } from '../base-tables';
import { inTransaction } from '../in-transaction';
import { chainStart, hashOfEntry, type ChangedRow } from './chain';

const batch = 200;
/** Kept apart from other advisory locks of the database. */
const lockSpace = 7309;

/**
 * Chains the entries that are not in the chain yet, oldest first. Apart from the changes themselves, which would else wait for
 * each other at the end of the chain. Where another process is at it, this one leaves it to that.
 * @returns how many it sealed
 */
export async function seal(db: Kysely<BaseTables>): Promise<number> {
  for (let sealed = 0; ; ) {
    const count = await inTransaction(db, 'read write', sealBatch);
    sealed += count;
    if (count < batch) return sealed;
  }
}

async function sealBatch(tx: Transaction<BaseTables>): Promise<number> {
  const { rows: locked } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${lockSpace}::int, hashtext(current_schema())) as taken`.execute(tx);
  if (!locked[0]?.taken) return 0;
  const entries = await tx.selectFrom('auditEntry').selectAll().where('no', 'is', null).orderBy('id').limit(batch).execute();
  if (entries.length === 0) return 0;
  const rows = await rowsOf(tx, entries.map(({ id }) => id));
  const last = await tx.selectFrom('auditEntry').select(['no', 'hash']).where('no', 'is not', null).orderBy('no', 'desc').limit(1).executeTakeFirst();
  let [no, previousHash] = [last?.no ?? 0, last?.hash ?? chainStart];
  const sealed = entries.map((entry) => {
    no += 1;
    const link = { id: entry.id, no, previousHash, hash: hashOfEntry(entry, rows.get(entry.id) ?? [], no, previousHash) };
    previousHash = link.hash;
    return link;
  });
  await sql`
    update audit_entry set no = link.no, previous_hash = link."previousHash", hash = link.hash
    from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as link (id bigint, no bigint, "previousHash" text, hash text)
    where audit_entry.id = link.id
  `.execute(tx);
  return sealed.length;
}

/** The rows that entries changed, in the order in which they were. */
export async function rowsOf(db: Kysely<BaseTables>, ids: number[]): Promise<Map<number, ChangedRow[]>> {
  const found = await db.selectFrom('auditRow').selectAll().where('entryId', 'in', ids).orderBy('entryId').orderBy('rowNo').execute();
  const rows = new Map<number, ChangedRow[]>();
  for (const row of found) rows.set(row.entryId, [...(rows.get(row.entryId) ?? []), row]);
  return rows;
}
