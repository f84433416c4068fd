import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor } from '../../wait';

/** A command of ours running beside the measurement. */
export interface Running {
  pid: number;
  stop(): Promise<void>;
}

const startLimitMs = 120_000;

/** Starts `src/cli/<name>.ts` and resolves when its health page answers. */
export async function startCommand(name: string, env: Record<string, string>, healthUrl: string): Promise<Running> {
  const child = run(name, env);
  await waitFor(`${name} to answer at ${healthUrl}`, async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const answer = await fetch(healthUrl).catch(() => undefined);
    return answer?.ok ? true : undefined;
  }, startLimitMs);
  return {
    pid: child.pid ?? -1,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Runs `src/cli/<name>.ts` to its end. */
export async function runCommand(name: string, env: Record<string, string>): Promise<void> {
  const child = run(name, env);
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode ?? 'a signal'}`);
}

function run(name: string, env: Record<string, string>): ChildProcess {
  const file = join(import.meta.dirname, '..', '..', 'cli', `${name}.ts`);
  return spawn(process.execPath, ['--import', 'tsx', file], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}
