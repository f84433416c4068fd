import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';

export interface EmbeddedDatabase {
  /** Administrator's connection string of the database `aftersales`. */
  url: string;
  stop(): Promise<void>;
}

const admin = 'aftersales_admin';
const readyLine = 'database system is ready to accept connections';

/**
 * Starts a real PostgreSQL of its own on a free loopback port, with an empty data folder that goes away
 * with it: the embedded engine keeps nothing over a restart, so the cases' data must not outlive it.
 */
export async function startEmbeddedDatabase(): Promise<EmbeddedDatabase> {
  const binaries = await findPostgresBinaries();
  const folder = await mkdtemp(join(tmpdir(), 'aftersales-flows-postgres-'));
  if (binaries.account.uid !== undefined) await chown(folder, binaries.account.uid, binaries.account.uid);
  const password = randomBytes(24).toString('hex');
  const port = await freePort();
  await initialise(binaries, folder, password);
  const server = await startServer(binaries, folder, port);
  const url = (database: string) => `postgres://${admin}:${password}@127.0.0.1:${port}/${database}`;
  await createDatabase(url('postgres'));
  return {
    url: url('aftersales'),
    stop: async () => {
      await stopServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function initialise(binaries: PostgresBinaries, folder: string, password: string): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (binaries.account.uid !== undefined) await chown(passwordFile, binaries.account.uid, binaries.account.uid);
  const flags = ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256'];
  const child = spawn(
    binaries.initdb,
    ['-D', join(folder, 'data'), '-U', admin, `--pwfile=${passwordFile}`, ...flags],
    { ...binaries.account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors = collect(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  await rm(passwordFile, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${errors().trim()}`);
}

/**
 * A shell stands between us and the server: it starts one anew that was killed (0.1 s between tries: what is left of the
 * killed one may still hold its memory), ends it when our end of the pipe closes, and removes the folder, so that nothing
 * stays behind even if this process is killed. `detached` keeps Ctrl-C away from it, for jobs in hand still need the
 * database then.
 */
const supervise = `
  PATH=$PATH:/usr/bin:/bin; folder=$1; shift; exec 3<&0
  stopping=; tries=0
  trap 'stopping=1; kill -INT $server 2>/dev/null' TERM
  # Asked once, a server that is just starting might not hear it.
  (cat <&3 >/dev/null; while kill -TERM $$; do sleep 1; done) 2>/dev/null &
  watch=$!
  while :; do
    "$@" </dev/null & server=$!
    wait $server; ended=$?
    while kill -0 $server 2>/dev/null; do wait $server; ended=$?; done
    [ "$stopping" ] && break
    if [ $ended -eq 137 ]; then tries=50; elif [ $tries -gt 0 ]; then tries=$((tries - 1)); sleep 0.1; else break; fi
  done
  kill $watch 2>/dev/null
  rm -rf "$folder"`;

async function startServer(binaries: PostgresBinaries, folder: string, port: number): Promise<ChildProcess> {
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'full_page_writes=off', 'max_connections=500', 'unix_socket_directories='];
  const command = [binaries.postgres, '-D', join(folder, 'data'), '-p', String(port), ...settings.flatMap((s) => ['-c', s])];
  const child = spawn('/bin/sh', ['-c', supervise, 'sh', folder, ...command], { ...binaries.account, cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'pipe'] });
  const errors = collect(child);
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => errors().includes(readyLine) && resolve());
    child.once('close', () => reject(new Error(`PostgreSQL did not start: ${errors().trim()}`)));
  });
  return child;
}

async function stopServer(server: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => server.once('close', resolve));
  server.stdin?.end();
  await closed;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create database aftersales');
  await client.end();
}

/** The last part of what a child writes to its error output. */
function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4000)));
  return () => text;
}
