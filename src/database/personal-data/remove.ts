import { sql, type RawBuilder, type Transaction } from 'kysely';
import { checkSchemas } from '../backup/check';
import { enter, type KeptSchema } from '../backup/kept-schema';
import { tablesOf } from '../backup/contents';
import type { BaseTables } from '../base-tables';
import { inOneTransaction } from '../one-connection';
import { countAudited, removeAudited } from './audit-content';
import { removedText, type PersonalData } from './personal-data';

export interface RemovalOptions {
  /** Connection string of an administrator. */
  url: string;
  schemas: readonly KeptSchema[];
  /** What is no longer to be kept in a schema, when all that is older than a moment goes. */
  dataOf: (schema: string, before: Date) => PersonalData[];
  /** The stored answers and delivered messages of all schemas go by age, too. */
  withAnswers: boolean;
  at: Date;
  months: number;
  /** False: only counts. */
  go: boolean;
}

/** What was removed, or would be: `count` rows of a table, `audited` rows of the audit log that tell of them. */
export interface Removed {
  schema: string;
  is: string;
  count: number;
  audited: number;
}

/**
 * Removes personal data that is no longer to be kept, in one transaction, and leaves an entry in each audit log that says so.
 * Signatures, ledger and audit logs are checked before it commits.
 * Throws, and nothing is removed, when one of them would not hold.
 */
export async function removePersonalData(options: RemovalOptions): Promise<{ before: Date; removed: Removed[] }> {
  const { url, schemas, dataOf, withAnswers, at, months, go } = options;
  return inOneTransaction(url, go ? 'read write' : 'read only', async ({ tx }) => {
    const before = await monthsBefore(tx, at, months);
    const removed: Removed[] = [];
    const here: KeptSchema[] = [];
    for (const kept of schemas) {
      if ((await tablesOf(tx, kept.schema)).length === 0) continue;
      here.push(kept);
      await enter(tx, kept.schema);
      const ofSchema = [...(await inTables(tx, dataOf(kept.schema, before), go)), ...(withAnswers ? await answers(tx, before, go) : [])].filter(({ count, audited }) => count + audited > 0);
      if (go && ofSchema.length > 0) await recordRemoval(tx, ofSchema, at);
      removed.push(...ofSchema.map((each) => ({ ...each, schema: kept.schema })));
    }
    const faults = go ? (await checkSchemas(tx, here)).flatMap((books) => books.faults) : [];
    if (faults.length > 0) throw new Error(`Nothing was removed, for something does not hold:\n${faults.join('\n')}`);
    return { before, removed };
  });
}

async function monthsBefore(tx: Transaction<BaseTables>, at: Date, months: number): Promise<Date> {
  const { rows: [row] } = await sql<{ before: Date }>`select ${at}::timestamptz - make_interval(months => ${months}::int) as "before"`.execute(tx);
  return row?.before ?? at;
}

type Counted = Omit<Removed, 'schema'>;

async function inTables(tx: Transaction<BaseTables>, all: PersonalData[], go: boolean): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const data of all) {
    counted.push({ is: data.is, count: await countRows(tx, data.table, open(data)), audited: await countAudited(tx, data) });
    if (go) await removeFrom(tx, data);
  }
  return counted;
}

/** Rows that still have something to remove. */
function open({ columns, rows }: PersonalData): RawBuilder<boolean> {
  if (columns === undefined) return rows;
  const filled = columns.map((column) => sql`coalesce(${sql.id(column)}, ${removedText}) <> ${removedText}`);
  return sql<boolean>`${rows} and (${sql.join(filled, sql` or `)})`;
}

/** Past what refuses changes of the table's papers; the audit log must not tell once more what is removed. */
async function removeFrom(tx: Transaction<BaseTables>, data: PersonalData): Promise<void> {
  const { table, columns } = data;
  await sql`alter table ${sql.id(table)} disable trigger user`.execute(tx);
  const emptied = columns?.map((column) => sql`${sql.id(column)} = case when ${sql.id(column)} is not null then ${removedText} end`);
  await (emptied ? sql`update ${sql.id(table)} set ${sql.join(emptied)} where ${open(data)}` : sql`delete from ${sql.id(table)} where ${data.rows}`).execute(tx);
  await sql`alter table ${sql.id(table)} enable trigger user`.execute(tx);
  await removeAudited(tx, data);
}

/** What was answered and sent; its keys stay, so that nothing of it is done twice. */
async function answers(tx: Transaction<BaseTables>, before: Date, go: boolean): Promise<Counted[]> {
  const answered = sql<boolean>`created_at < ${before} and request_hash <> ''`;
  const sent = sql<boolean>`delivered_at < ${before} and payload <> '{}'`;
  const counted = [
    { is: 'stored answers', count: await countRows(tx, 'idempotency', answered), audited: 0 },
    { is: 'delivered messages', count: await countRows(tx, 'outbox', sent), audited: 0 },
  ];
  if (go) {
    await sql`update idempotency set request_hash = '', response = null where ${answered}`.execute(tx);
    await sql`update outbox set payload = '{}' where ${sent}`.execute(tx);
  }
  return counted;
}

async function countRows(tx: Transaction<BaseTables>, table: string, condition: RawBuilder<boolean>): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select count(*) as "count" from ${sql.id(table)} where ${condition}`.execute(tx);
  return row?.count ?? 0;
}

async function recordRemoval(tx: Transaction<BaseTables>, removed: Counted[], at: Date): Promise<void> {
  const subjects = removed.map(({ is, count, audited }) => `${is}: ${count}, ${audited}`);
  await sql`
    insert into audit_entry (id, at, caller, operation, subjects) values (nextval('audit_number'), ${at}, 'personal-data', 'removePersonalData', ${subjects})
  `.execute(tx);
}
