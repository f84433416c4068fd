import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Runs jest on the terminal, to its end. */
export function runJest(given: string[], env: NodeJS.ProcessEnv = process.env) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return spawnSync(process.execPath, ['--no-warnings', jest, ...given], { cwd: root, stdio: 'inherit', env });
}
