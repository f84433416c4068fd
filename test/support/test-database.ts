import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testSettings } from './settings';

export interface TestDatabase {
  /** Administrator's connection string of a fresh, empty database. */
  url: string;
  drop(): Promise<void>;
}

/** A database of this test file's own in the run's PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = testSettings().TEST_DATABASE_URL;
  if (!server) throw new Error('The global set-up has started no PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withAdmin(server, (admin) => admin.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => withAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`)) };
}

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
