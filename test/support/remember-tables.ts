import pg from 'pg';
import { until } from './until';

/** What the tables of a database held at a moment. */
export interface Remembered {
  /** Every table and every running number as remembered. Waits until nobody's transaction is open. */
  putBack(): Promise<void>;
}

export interface TableMemory {
  /** Remembers what the database holds now. Waits until nobody's transaction is open. */
  remember(): Promise<Remembered>;
  close(): Promise<void>;
}

/** In the order in which they were made, so that a table comes after those that it refers to. */
const tables = `
  select format('%I.%I', nspname, relname) as name, quote_ident(nspname || '.' || relname) as copy, (
    select string_agg(quote_ident(attname), ', ') from pg_attribute
    where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema|remembered_)' and relname !~ '^kysely_' order by pg_class.oid`;
const numbers = `
  select format('setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value is not null) as call
  from pg_sequences`;
const busy = `
  select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`;

/**
 * Remembers what a database holds, as often as it is asked. Putting it back takes milliseconds; a new database, with its
 * tables and with connections to it, seconds.
 * @param adminUrl a superuser's: ledgers refuse deletion to everybody else (I-G-14)
 */
export async function tableMemory(adminUrl: string): Promise<TableMemory> {
  const admin = new pg.Client({ connectionString: adminUrl });
  // It stays open until the process ends; the run's server may end before.
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query('set session_replication_role = replica');
  const all = (await admin.query<{ name: string; copy: string; columns: string }>(tables)).rows;
  const nobodyIsAtIt = () => until('no transaction is open', async () => (await admin.query(busy)).rowCount === 0);
  let memories = 0;
  return {
    remember: async () => {
      await nobodyIsAtIt();
      const memory = `remembered_${(memories += 1)}`;
      await admin.query(`create schema ${memory}`);
      const sequences = (await admin.query<{ call: string }>(numbers)).rows;
      const steps = all.map(({ name }) => `delete from ${name}`);
      for (const { name, copy, columns } of all) {
        if (!(await admin.query(`select from ${name} limit 1`)).rowCount) continue;
        await admin.query(`create table ${memory}.${copy} as table ${name}`);
        steps.push(`insert into ${name} (${columns}) overriding system value select ${columns} from ${memory}.${copy}`);
      }
      steps.push(`select ${sequences.map(({ call }) => call).join(', ')}`);
      return {
        putBack: async () => {
          await nobodyIsAtIt();
          await admin.query(steps.join(';\n'));
        },
      };
    },
    close: () => admin.end(),
  };
}
