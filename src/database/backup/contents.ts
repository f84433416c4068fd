import { sql, type Transaction } from 'kysely';
import type { BaseTables } from '../base-tables';
import type { KeptSequence } from './manifest';

/** A table, and its columns that are written, not computed. */
export interface TableFound {
  table: string;
  columns: string[];
}

/** The tables of a schema by name; none when there is no such schema. */
export async function tablesOf(tx: Transaction<BaseTables>, schema: string): Promise<TableFound[]> {
  const { rows } = await sql<TableFound>`
    select relname as "table", array_agg(attname::text order by attnum) as "columns"
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = to_regnamespace(${schema}) and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname
  `.execute(tx);
  return rows;
}

/** Where each sequence of a schema stands. */
export async function sequencesOf(tx: Transaction<BaseTables>, schema: string): Promise<KeptSequence[]> {
  const { rows } = await sql<{ sequence: string }>`
    select relname as "sequence" from pg_class where relnamespace = to_regnamespace(${schema}) and relkind = 'S' order by relname
  `.execute(tx);
  const standing: KeptSequence[] = [];
  for (const { sequence } of rows) {
    const { rows: [at] } = await sql<{ value: string; called: boolean }>`select last_value::text as "value", is_called as "called" from ${sql.id(schema, sequence)}`.execute(tx);
    if (at) standing.push({ sequence, ...at });
  }
  return standing;
}

/** Names of the SQL files that a schema has seen. */
export async function ranMigrations(tx: Transaction<BaseTables>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, 'kysely_migration')} order by name`.execute(tx);
  return rows.map(({ name }) => name);
}
