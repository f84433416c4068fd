import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, Migrator, type Kysely, type Migration } from 'kysely';
import { auditTables } from './audit/attach';

const baseFolder = join(import.meta.dirname, 'migrations');

export interface MigrateOptions {
  /** Files to stop at; left out, all there are. */
  only?: readonly string[];
  /** The connection is in a transaction already, which all files belong to. */
  withinTransaction?: boolean;
}

/**
 * Brings a schema up to date: the base tables, then the system's own numbered SQL files.
 * Forward only; each file runs once. Throws when a file fails (nothing of it stays).
 */
export async function migrate<Tables>(db: Kysely<Tables>, schema: string, folder: string, options: MigrateOptions = {}): Promise<void> {
  const { only, withinTransaction = false } = options;
  const migrator = new Migrator({
    db,
    migrationTableSchema: schema,
    // A new base file is older by its name than a system's own files that ran before it.
    allowUnorderedMigrations: true,
    disableTransactions: withinTransaction,
    provider: {
      getMigrations: async () => Object.fromEntries(Object.entries(await migrationsOf(folder)).filter(([name]) => only?.includes(name) ?? true)),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error(`The tables of ${schema} could not be brought up to date`, { cause: error });
  await auditTables(db);
}

/** A system's files by their names, the base tables' among them. */
export const migrationsOf = async (folder: string): Promise<Record<string, Migration>> => ({ ...(await sqlFiles('base', baseFolder)), ...(await sqlFiles('own', folder)) });

async function sqlFiles(prefix: string, folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const entries = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const migration: Migration = { up: async (db) => void (await sql.raw(text).execute(db)) };
      return [`${prefix}-${name}`, migration] as const;
    }),
  );
  return Object.fromEntries(entries);
}
