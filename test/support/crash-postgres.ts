import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { descendantsOf } from './process-table';
import { until } from './until';

/**
 * `kill -9` of an embedded PostgreSQL, the server and all its processes at once; resolves when it lets in again. Who started
 * it starts it anew (`src/database/embedded.ts`).
 * @param adminUrl of its administrator
 */
export async function crashPostgres(adminUrl: string): Promise<void> {
  const folder = await ask(adminUrl, (admin) => admin.query<{ data_directory: string }>('show data_directory'));
  const [line = ''] = (await readFile(join(folder.rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8')).split('\n');
  const server = Number(line);
  const processes = descendantsOf(server).map(({ pid }) => pid);
  // The server first: it would start its processes anew.
  for (const pid of [server, ...processes]) kill(pid);
  await until('PostgreSQL lets in again', () => ask(adminUrl, () => Promise.resolve(true)).catch(() => false), 60_000);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself, as a connection's process does when its server is gone.
  }
}

async function ask<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
