import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const fullMs = 700;

/** What can befall the systems' database. */
export interface DatabaseForces {
  /** Ends every connection of the systems, as a server does that dies and comes back. */
  cut(): Promise<void>;
  /** For a moment no table of a schema takes a row: PostgreSQL's own fault of a full disk. */
  fill(schema: string): Promise<void>;
  /** Rows of each table; those that belong to tries and not to cases left out. */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

const tables = `
  select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema|remembered)' and relname !~ '^kysely_' and relname <> 'idempotency' order by 1`;

export async function databaseForces(adminUrl: string): Promise<DatabaseForces> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const names = (await admin.query<{ name: string }>(tables)).rows.map(({ name }) => name);
  let filling: Promise<void> | undefined;
  return {
    cut: async () =>
      void (await admin.query(
        // The roles of the systems are named after database and schema; the tests' own connections live on.
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename <> current_user',
      )),
    fill: (schema) => (filling ??= full(schema).finally(() => (filling = undefined))),
    counts: async () => {
      const { rows } = await admin.query<{ name: string; rows: string }>(names.map((name) => `select '${name}' as name, count(*) as rows from ${name}`).join(' union all '));
      return Object.fromEntries(rows.map(({ name, rows: count }) => [name, Number(count)]));
    },
    close: async () => {
      await filling;
      await admin.end();
    },
  };

  async function full(schema: string): Promise<void> {
    const ofSchema = names.filter((name) => name.startsWith(`${schema}.`));
    await admin.query(`create or replace function ${schema}.disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await admin.query(ofSchema.map((name) => `create trigger disk_full before insert on ${name} for each statement execute function ${schema}.disk_full()`).join(';'));
    await pause(fullMs);
    await admin.query(ofSchema.map((name) => `drop trigger disk_full on ${name}`).join(';'));
  }
}
