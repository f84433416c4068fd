import pg from 'pg';
import { until } from './until';

export interface RememberedTables {
  /** Every table and every running number as remembered. Waits until nobody's transaction is open. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

/** In the order in which they were made, so that a table comes after those that it refers to. */
const tables = `
  select format('%I.%I', nspname, relname) as name, format('remembered.%I', nspname || '.' || relname) as copy
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema)' and relname !~ '^kysely_' order by pg_class.oid`;
const numbers = `
  select format('setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value is not null) as call
  from pg_sequences`;
const busy = `
  select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`;

/**
 * Remembers what a database holds. Putting it back takes milliseconds; a new database, with its tables and with
 * connections to it, seconds.
 * @param adminUrl a superuser's: ledgers refuse deletion to everybody else (I-G-14)
 */
export async function rememberTables(adminUrl: string): Promise<RememberedTables> {
  const admin = new pg.Client({ connectionString: adminUrl });
  // It stays open until the process ends; the run's server may end before.
  admin.on('error', () => undefined);
  await admin.connect();
  const all = (await admin.query<{ name: string; copy: string }>(tables)).rows;
  const sequences = (await admin.query<{ call: string }>(numbers)).rows;
  const filled: typeof all = [];
  for (const table of all) if ((await admin.query(`select from ${table.name} limit 1`)).rowCount) filled.push(table);
  const steps = [
    ...all.map(({ name }) => `delete from ${name}`),
    ...filled.map(({ name, copy }) => `insert into ${name} overriding system value table ${copy}`),
    `select ${sequences.map(({ call }) => call).join(', ')}`,
  ];
  await admin.query('create schema remembered; set session_replication_role = replica');
  for (const { name, copy } of filled) await admin.query(`create table ${copy} as table ${name}`);
  return {
    putBack: async () => {
      await until('no transaction is open', async () => (await admin.query(busy)).rowCount === 0);
      await admin.query(steps.join(';\n'));
    },
    close: () => admin.end(),
  };
}
