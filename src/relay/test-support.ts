import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Kysely } from 'kysely';
import { createTestDatabase } from '../../test/support/test-database';
import { VirtualClock } from '../clock';
import type { BaseTables } from '../database/base-tables';
import { connect } from '../database/connect';
import { migrate } from '../database/migrate';
import { enqueue, type OutboxEntry } from '../database/outbox';
import { ensureSchema } from '../database/roles';

export interface Outbox {
  db: Kysely<BaseTables>;
  clock: VirtualClock;
  /** Writes entries, each in a transaction of its own. */
  write(...entries: OutboxEntry[]): Promise<void>;
  /** All rows, as they stand. */
  rows(): ReturnType<typeof rowsOf>;
  clear(): Promise<void>;
  /** Ends all the database connections of the outbox's system, as a crash would. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

/** The outbox of a system that has nothing else, on a database of its own. */
export async function openOutbox(): Promise<Outbox> {
  const database = await createTestDatabase();
  const noFiles = await mkdtemp(join(tmpdir(), 'no-migrations-'));
  const url = await ensureSchema(database.url, 'relay_test');
  const db = connect<BaseTables>(url, 'relay_test');
  await migrate(db, 'relay_test', noFiles);
  await rm(noFiles, { recursive: true });
  const clock = new VirtualClock(new Date('2026-09-07T09:00:00+08:00'));
  return {
    db,
    clock,
    async write(...entries) {
      for (const entry of entries) await db.transaction().execute((tx) => enqueue(tx, entry, clock.now()));
    },
    rows: () => rowsOf(db),
    clear: async () => void (await db.deleteFrom('outbox').execute()),
    cutConnections: () => cutConnections(database.url, new URL(url).username),
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

const rowsOf = (db: Kysely<BaseTables>) => db.selectFrom('outbox').selectAll().orderBy('id').execute();

async function cutConnections(adminUrl: string, role: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role]);
  await admin.end();
}

let serial = 0;
export const message = (correlationKey: string, name = 'orderLineChanged'): OutboxEntry => ({
  channel: 'message',
  target: name,
  dedupKey: `${name}:${(serial += 1)}`,
  payload: { correlationKey, variables: { orderNo: correlationKey } },
});
export const call = (target = 'finance/registerSalesTerms'): OutboxEntry => ({
  channel: 'system',
  target,
  dedupKey: `call:${(serial += 1)}`,
  payload: { body: { orderNo: 'DO-1' } },
});
