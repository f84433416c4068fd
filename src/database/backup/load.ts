import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { BaseTables } from '../base-tables';
import type { OneConnection } from '../one-connection';
import { sequencesOf, tablesOf } from './contents';
import type { KeptTable, Manifest } from './manifest';

/**
 * Fills the tables of the schema that the search path leads to, which are as they were when the backup was made. Triggers rest
 * meanwhile, so that nothing is recorded or refused; what rows refer to is checked once all are there.
 */
export async function load({ tx, client }: OneConnection, folder: string, backup: Manifest['schemas'][number]): Promise<void> {
  const { schema, tables, sequences } = backup;
  await refuseOtherTables(tx, backup);
  const references = await takeReferences(tx);
  for (const { table } of tables) await client.query(`alter table ${pg.escapeIdentifier(table)} disable trigger user`);
  // What the SQL files put in is in the backup, too.
  await client.query(`truncate ${tables.map(({ table }) => pg.escapeIdentifier(table)).join(', ')}`);
  for (const table of tables) await loadTable(client, folder, table);
  for (const { table, name, definition } of references) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { table } of tables) await client.query(`alter table ${pg.escapeIdentifier(table)} enable trigger user`);
  for (const { sequence, value, called } of sequences) await sql`select setval(${`${schema}.${sequence}`}::regclass, ${value}::bigint, ${called})`.execute(tx);
}

async function refuseOtherTables(tx: Transaction<BaseTables>, { schema, tables, sequences }: Manifest['schemas'][number]): Promise<void> {
  const of = (found: { table: string; columns: string[] }[]) => found.map(({ table, columns }) => `${table} (${columns.toSorted().join(', ')})`);
  const names = (found: { sequence: string }[]) => found.map(({ sequence }) => sequence);
  const here = [...of(await tablesOf(tx, schema)), ...names(await sequencesOf(tx, schema))];
  const there = [...of(tables), ...names(sequences)];
  const [other] = [...here.filter((each) => !there.includes(each)), ...there.filter((each) => !here.includes(each))];
  if (other !== undefined) throw new Error(`The backup's tables are not those of this version, though it tells the same SQL files: ${schema}.${other}.`);
}

interface Reference {
  table: string;
  name: string;
  definition: string;
}

/** Takes foreign keys away, and tells how to put them back. */
async function takeReferences(tx: Transaction<BaseTables>): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as "table", quote_ident(conname) as "name", pg_get_constraintdef(oid) as "definition"
    from pg_constraint where contype = 'f' and connamespace = to_regnamespace(current_schema()) order by oid
  `.execute(tx);
  for (const { table, name } of rows) await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx);
  return rows;
}

async function loadTable(client: pg.Client, folder: string, { table, columns, rows, file }: KeptTable): Promise<void> {
  const named = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const copied = client.query(from(`copy ${pg.escapeIdentifier(table)} (${named}) from stdin`));
  await pipeline(createReadStream(join(folder, file)), createGunzip(), copied);
  if (copied.rowCount !== rows) throw new Error(`${file} holds ${copied.rowCount} rows; the manifest tells ${rows}.`);
}
