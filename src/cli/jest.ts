import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Runs jest on the terminal, to its end; returns its exit code, 1 when it was killed. */
export async function runJest(given: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, ['--no-warnings', jest, ...given], { cwd: root, stdio: 'inherit', env });
  await once(child, 'close');
  return child.exitCode ?? 1;
}
