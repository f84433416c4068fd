import { sql, type Transaction } from 'kysely';
import type { BaseTables } from '../base-tables';
import { migrate, migrationsOf } from '../migrate';
import { inOneTransaction, type OneConnection } from '../one-connection';
import { makeSchema } from '../roles';
import { checkSchemas } from './check';
import { refuseDamage } from './damage';
import { enter, type KeptSchema } from './kept-schema';
import { load } from './load';
import { readManifest, type Manifest } from './manifest';

export interface RestoreOptions {
  /** Connection string of an administrator of an empty database. */
  url: string;
  folder: string;
  /** Schemas that this version knows. */
  schemas: readonly KeptSchema[];
  /** Restores books that do not hold, too. */
  withFaults?: boolean;
}

export interface Restored {
  manifest: Manifest;
  checked: string[];
  faults: string[];
}

/** A schema of the backup, and what this version knows of it. */
interface Wanted {
  kept: KeptSchema;
  backup: Manifest['schemas'][number];
}

/**
 * Restores a backup into an empty database, in one transaction: the tables as they were when it was made, then what this version
 * has changed of them since, and the books are checked before it commits.
 * Throws a sentence, and nothing is restored, when the backup is damaged, foreign or of a later version, when the database is not
 * empty, or when the books do not hold.
 */
export async function restore({ url, folder, schemas, withFaults = false }: RestoreOptions): Promise<Restored> {
  const manifest = await readManifest(folder);
  const wanted = await Promise.all(manifest.schemas.map((backup) => knownSchema(backup, schemas)));
  await refuseDamage(folder, manifest);
  return inOneTransaction(url, 'read write', async (connection) => {
    await refuseUnlessEmpty(connection.tx);
    for (const each of wanted) await restoreSchema(connection, url, folder, each);
    const books = await checkSchemas(connection.tx, wanted.map(({ kept }) => kept));
    const faults = books.flatMap((each) => each.faults);
    if (faults.length > 0 && !withFaults) throw new Error(`Nothing was restored, for the books of the backup do not hold (--with-faults restores them as they are):\n${faults.join('\n')}`);
    return { manifest, checked: books.map(({ said }) => said), faults };
  });
}

async function knownSchema(backup: Manifest['schemas'][number], schemas: readonly KeptSchema[]): Promise<Wanted> {
  const kept = schemas.find(({ schema }) => schema === backup.schema);
  if (!kept) throw new Error(`The backup has a schema ${backup.schema}, which this version does not know.`);
  const known = await migrationsOf(kept.migrations);
  const later = backup.migrations.find((name) => !Object.hasOwn(known, name));
  if (later !== undefined) throw new Error(`The backup was made by a later version: its ${backup.schema} has seen ${later}. Restore it with that version.`);
  return { kept, backup };
}

async function refuseUnlessEmpty(tx: Transaction<BaseTables>): Promise<void> {
  const { rows: [any] } = await sql<{ name: string }>`
    select format('%I.%I', nspname, relname) as "name" from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema' limit 1
  `.execute(tx);
  if (any) throw new Error(`The database is not empty: it has the table ${any.name}, for one. Make a new one (create database …) and set DATABASE_URL to it.`);
}

async function restoreSchema(connection: OneConnection, url: string, folder: string, { kept: { schema, migrations }, backup }: Wanted): Promise<void> {
  const { client, db, tx } = connection;
  const role = await makeSchema(client, url, schema);
  // What is made belongs to the system's role, as everywhere.
  await client.query(`set local role ${client.escapeIdentifier(role)}`);
  await enter(tx, schema);
  await migrate(db, schema, migrations, { only: backup.migrations, withinTransaction: true });
  await load(connection, folder, backup);
  await migrate(db, schema, migrations, { withinTransaction: true });
  await client.query('set local role none');
}
