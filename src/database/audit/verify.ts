import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { BaseTables } from '../base-tables';
import { chainStart, hashOfEntry } from './chain';
import { rowsOf } from './seal';

/** What the audit log of a system says of itself. */
export const auditVerification = z.object({
  intact: z.boolean(),
  entries: z.number().int().describe('Sealed entries'),
  unsealed: z.number().int().describe('Entries that are not in the chain yet'),
  pastTheSystem: z.number().int().describe('Entries of changes that did not come through the system'),
  removed: z.number().int().describe('Changed rows whose content was removed'),
  lastNo: z.number().int().describe('Place of the last sealed entry; 0 for none'),
  lastHash: z.string().describe('Compare it with one that was noted elsewhere: what was cut off at the end leaves no other trace'),
  faults: z.array(z.object({ no: z.number().int().describe('Place in the chain'), detail: z.string() })),
});
export type AuditVerification = z.output<typeof auditVerification>;

const page = 500;
/** How many faults are told. */
const told = 100;

/** An entry that was verified before: a check may begin after it. */
export const auditFrom = z.strictObject({ afterNo: z.coerce.number().int().min(0).default(0), afterHash: z.string().max(200).default(chainStart) });

/**
 * Follows the chain: every entry and every changed row is hashed anew, of the whole log, or of what came after an entry that was
 * verified before. What was altered before that entry is found by the whole only.
 */
export async function verifyAudit(db: Kysely<BaseTables>, { afterNo, afterHash }: z.output<typeof auditFrom> = { afterNo: 0, afterHash: chainStart }): Promise<AuditVerification> {
  const faults: AuditVerification['faults'] = [];
  const before = afterNo === 0 ? undefined : await db.selectFrom('auditEntry').select('hash').where('no', '=', afterNo).executeTakeFirst();
  if (afterNo > 0 && before?.hash !== afterHash) faults.push({ no: afterNo, detail: 'is not there as it was verified before' });
  let [entries, expected, previousHash] = [0, afterNo + 1, afterHash];
  for (let from = afterNo; ; ) {
    const found = await db.selectFrom('auditEntry').selectAll().where('no', '>', from).orderBy('no').limit(page).execute();
    const rows = found.length === 0 ? new Map<number, never>() : await rowsOf(db, found.map(({ id }) => id));
    for (const entry of found) {
      const no = (from = entry.no ?? 0);
      entries += 1;
      if (no !== expected) faults.push({ no, detail: 'one before it is missing' });
      expected = no + 1;
      if (entry.previousHash !== previousHash) faults.push({ no, detail: 'does not follow the entry before it' });
      if (entry.hash !== hashOfEntry(entry, rows.get(entry.id) ?? [], no, entry.previousHash ?? '')) faults.push({ no, detail: 'does not read as it was sealed: the entry, or a row that it changed' });
      previousHash = entry.hash ?? '';
    }
    if (found.length < page) break;
  }
  const { rows: counts } = await sql<{ unsealed: number; pastTheSystem: number; removed: number; strays: number }>`
    select count(*) filter (where no is null) as "unsealed", count(*) filter (where at is null) as "pastTheSystem",
      (select count(*) from audit_row where before is null and after is null) as "removed",
      (select count(*) from audit_row where not exists (select from audit_entry where id = entry_id)) as "strays"
    from audit_entry
  `.execute(db);
  const { unsealed = 0, pastTheSystem = 0, removed = 0, strays = 0 } = counts[0] ?? {};
  if (strays > 0) faults.push({ no: 0, detail: `${strays} changed rows belong to no entry: entries are missing` });
  return { intact: faults.length === 0, entries, unsealed, pastTheSystem, removed, lastNo: expected - 1, lastHash: previousHash, faults: faults.slice(0, told) };
}
