import type pg from 'pg';

/** A column of a table, as far as copying needs to know it. */
export interface Column {
  name: string;
  type: string;
  /** Holds numbers that the database gives, of this row or of another one. */
  isGivenNumber: boolean;
}

/** A table that cases have filled. */
export interface SeedTable {
  /** Schema and name, quoted. */
  name: string;
  columns: Column[];
  rows: number;
}

/** Not copied: what each request leaves beside its effect, and what goes out. No list reads them, and they are looked up by key. */
const beside = ['idempotency', 'outbox', 'audit_entry', 'audit_seal', 'stored_file', 'file_content'];

const tablesSql = `
  select format('%I.%I', nspname, relname) as name, relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema|remembered|load$)' and relname !~ '^kysely_|^audit' order by 1`;

const columnsSql = `
  select attname as name, format_type(atttypid, null) as type,
    attidentity <> '' or (atttypid = 'bigint'::regtype and attname ~ '_id$') or exists (
      select from pg_constraint join pg_attribute other on other.attrelid = confrelid and other.attnum = any(confkey)
      where contype = 'f' and conrelid = pg_attribute.attrelid and pg_attribute.attnum = any(conkey) and other.attidentity <> '') as "isGivenNumber"
  from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;

/** Rows of each table of the systems. */
export async function rowCounts(admin: pg.Client): Promise<Map<string, number>> {
  const { rows } = await admin.query<{ name: string; relname: string }>(tablesSql);
  const counts = new Map<string, number>();
  for (const { name, relname } of rows) if (!beside.includes(relname)) counts.set(name, await countOf(admin, name));
  return counts;
}

export async function countOf(admin: pg.Client, name: string): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(`select count(*) from ${name}`);
  return Number(rows[0]?.count ?? 0);
}

/** The tables that have grown since, with their columns. */
export async function grownSince(admin: pg.Client, before: Map<string, number>): Promise<SeedTable[]> {
  const grown: SeedTable[] = [];
  for (const [name, rows] of await rowCounts(admin)) {
    if (rows === (before.get(name) ?? 0)) continue;
    grown.push({ name, rows, columns: (await admin.query<Column>(columnsSql, [name])).rows });
  }
  return grown;
}

const uniqueTextSql = `
  select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
  where indrelid = $1::regclass and indisunique and indnkeyatts = 1 and atttypid = 'text'::regtype`;

/** Every text that is the key of a row of its own, in any table: numbers of papers, cases, lines. Collected in `load.key`, schema and all. */
export async function collectKeys(admin: pg.Client, into: 'known' | 'key', tables: Iterable<string>): Promise<void> {
  await admin.query(`create schema if not exists load; create table if not exists load.${into} (value text primary key)`);
  for (const table of tables) {
    const { rows } = await admin.query<{ name: string }>(uniqueTextSql, [table]);
    for (const { name } of rows) await admin.query(`insert into load.${into} select distinct "${name}" from ${table} where "${name}" is not null on conflict do nothing`);
  }
}
