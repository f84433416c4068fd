import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './compose-file';

/** Runs `npm run make-env` for a file of its own; returns the file. */
export function makeEnv(file = join(mkdtempSync(join(tmpdir(), 'aftersales-flows-env-')), '.env')): string {
  const env = { ...process.env, NODE_OPTIONS: '' };
  execFileSync(process.execPath, [join(root, 'src', 'cli', 'bootstrap.mjs'), 'make-env', file], { cwd: root, env, stdio: 'pipe' });
  return file;
}
