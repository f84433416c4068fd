import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../../src/database/embedded';
import { crashPostgres } from '../../support/crash-postgres';
import { until } from '../../support/until';

const fullMs = 700;

/** The systems' database, a PostgreSQL of its own, and what can befall it. */
export interface StormDatabase {
  /** Administrator's connection string. */
  url: string;
  /** Ends every connection of the systems. */
  cut(): Promise<void>;
  /** `kill -9` of the server; resolves when it lets in again. Twice asked, twice killed, one after the other. */
  crash(): Promise<void>;
  /** Puts into the tables of a schema what `fill` needs. */
  makeFillable(schema: string): Promise<void>;
  /** For a moment no table of that schema takes a row: PostgreSQL's own fault of a full disk. Resolves when it has begun. */
  fill(): Promise<void>;
  /**
   * Rows of each table, those that belong to tries and not to cases left out; what each account has on either side, and the
   * pieces of each place.
   */
  counts(): Promise<Record<string, number>>;
  /** What has not left the outboxes, and what is locked: for whoever looks why something stands still. */
  diagnosis(): Promise<string[]>;
  stop(): Promise<void>;
}

const tables = `
  select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^(pg_|information_schema|public)' and relname !~ '^kysely_' and relname <> 'idempotency' order by 1`;
/** Who completes a task again because no answer came asks the directory again: a question more, no act more. */
const asked = " where operation <> 'checkAct'";
/** Money in fen. */
const sums = `
  select 'debit of ' || account as name, sum(debit_fen) as rows from finance.entry group by account union all
  select 'credit of ' || account, sum(credit_fen) from finance.entry group by account union all
  select 'pieces in ' || location, sum(on_hand) from warehouse.balance group by location union all
  select 'pieces moved as ' || type, sum(quantity) from warehouse.movement group by type`;
/** As long as a row stands in `no_room`; a trigger that came and went would wait for all that is going on. */
const diskFull = `
  create table no_room (full_now boolean);
  create function disk_full() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if exists (select from no_room) then raise exception 'could not extend file: No space left on device' using errcode = '53100'; end if;
    return null;
  end $$`;
// The roles of the systems are named after database and schema; the administrator's own connections live on.
const others = 'datname = current_database() and pid <> pg_backend_pid() and usename <> current_user';
const sessions = `select usename, state, wait_event_type, left(query, 80) as query from pg_stat_activity where ${others} and state <> 'idle'`;

export async function startStormDatabase(): Promise<StormDatabase> {
  const server = await startEmbeddedDatabase();
  const { url } = server;
  let crashing = Promise.resolve();
  let filling: Promise<void> | undefined;
  let emptied: Promise<unknown> = Promise.resolve();
  /** Asks until the server has answered: it may be killed meanwhile. */
  const insist = (sql: string) => {
    let last: unknown;
    return until(() => `the database answers: ${String(last)}`, () => ask(sql).catch((error: unknown) => void (last = error)), 60_000);
  };
  return {
    url,
    cut: async () => void (await ask(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`).catch(() => undefined)),
    crash: () => (crashing = crashing.then(() => crashPostgres(url))),
    makeFillable: async (schema) => {
      const ofSchema = (await tableNames()).filter((name) => name.startsWith(`${schema}.`));
      await ask(`${diskFull}; ${ofSchema.map((name) => `create trigger disk_full before insert on ${name} for each statement execute function disk_full()`).join(';')}`);
    },
    fill: async () => {
      await (filling ??= full());
    },
    counts: async () => {
      const names = await tableNames();
      const rows = await ask<{ name: string; rows: string }>(names.map((name) => `select '${name}' as name, count(*) as rows from ${name}${name === 'people.audit_entry' ? asked : ''}`).join(' union all ') + ` union all ${sums}`);
      return Object.fromEntries(rows.map(({ name, rows: count }) => [name, Number(count)]));
    },
    diagnosis: async () => {
      const outboxes = (await tableNames()).filter((name) => name.endsWith('.outbox'));
      const pending = await ask(outboxes.map((name) => `select '${name}' as outbox, target, attempts, next_attempt_at, last_error from ${name} where delivered_at is null`).join(' union all '));
      return [...pending, ...(await ask(sessions))].map((row) => JSON.stringify(row));
    },
    stop: async () => {
      await filling;
      await emptied;
      await crashing;
      await server.stop();
    },
  };

  async function tableNames(): Promise<string[]> {
    return (await ask<{ name: string }>(tables)).map(({ name }) => name);
  }

  /** A connection for each question: none outlives a killed server. */
  async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const admin = new pg.Client({ connectionString: url });
    admin.on('error', () => undefined);
    await admin.connect();
    try {
      return (await admin.query<Row>(sql)).rows;
    } finally {
      await admin.end().catch(() => undefined);
    }
  }

  async function full(): Promise<void> {
    await insist('insert into no_room values (true)');
    emptied = pause(fullMs)
      .then(() => insist('delete from no_room'))
      .finally(() => (filling = undefined));
  }
}
