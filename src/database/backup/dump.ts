import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { inOneTransaction, type OneConnection } from '../one-connection';
import { checkSchemas } from './check';
import { ranMigrations, sequencesOf, tablesOf, type TableFound } from './contents';
import type { KeptSchema } from './kept-schema';
import { writeManifest, type KeptTable, type Manifest } from './manifest';

export interface DumpOptions {
  /** Connection string of an administrator. */
  url: string;
  /** A new folder, or an empty one. */
  folder: string;
  /** Those of them that the database has are written. */
  schemas: readonly KeptSchema[];
  at: Date;
}

/**
 * Writes a backup of one moment of the database: a packed file for each table as COPY tells it, and the manifest. It may run
 * while the systems do. What does not hold of the books is told and written all the same.
 * Throws when the folder is not empty; of a backup that failed nothing stays.
 */
export async function dump({ url, folder, schemas, at }: DumpOptions): Promise<{ manifest: Manifest; sha256: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: name a new folder for the backup.`);
  try {
    const manifest = await inOneTransaction(url, 'read only', (connection) => written(connection, { folder, schemas, at }));
    return { manifest, sha256: await writeManifest(folder, manifest) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function written({ tx, client }: OneConnection, { folder, schemas, at }: Omit<DumpOptions, 'url'>): Promise<Manifest> {
  const kept: Manifest['schemas'] = [];
  for (const { schema } of schemas) {
    const found = await tablesOf(tx, schema);
    if (found.length === 0) continue;
    const tables: KeptTable[] = [];
    for (const table of found) tables.push(await dumpTable(client, schema, table, folder));
    kept.push({ schema, migrations: await ranMigrations(tx, schema), tables, sequences: await sequencesOf(tx, schema) });
  }
  if (kept.length === 0) throw new Error('The database holds nothing of the systems: is DATABASE_URL the right one?');
  const books = await checkSchemas(tx, schemas.filter(({ schema }) => kept.some((each) => each.schema === schema)));
  const { rows: [server] } = await sql<{ version: string }>`select current_setting('server_version') as "version"`.execute(tx);
  return {
    format: 'aftersales-flows backup 1',
    madeAt: at.toISOString(),
    server: server?.version ?? '',
    schemas: kept,
    checked: books.map(({ said }) => said),
    faults: books.flatMap(({ faults }) => faults),
  };
}

async function dumpTable(client: pg.Client, schema: string, { table, columns }: TableFound, folder: string): Promise<KeptTable> {
  const file = `${schema}.${table}.copy.gz`;
  const named = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const rows = client.query(to(`copy ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)} (${named}) to stdout`));
  const hash = createHash('sha256');
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(rows, createGzip(), hashed, createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true }));
  // How many rows there were comes after the last of them, before the answer to anything else.
  await client.query('select 1');
  return { table, columns, rows: rows.rowCount, file, sha256: hash.digest('hex') };
}
