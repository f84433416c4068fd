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

/** A program, its arguments, and settings laid over this process's own. */
export interface Program {
  program: string;
  given: string[];
  env: Record<string, string>;
}

/** Starts `src/cli/<name>.ts` and resolves when its health page answers. */
export const startCommand = (name: string, env: Record<string, string>, healthUrl: string): Promise<Running> => startProgram(name, command(name, env), healthUrl);

/** Starts a program and resolves when its health page answers. */
export async function startProgram(name: string, program: Program, healthUrl: string): Promise<Running> {
  const child = run(program);
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
  const child = run(command(name, env));
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode ?? 'a signal'}`);
}

function command(name: string, env: Record<string, string>): Program {
  const file = join(import.meta.dirname, '..', '..', '..', 'dist', `${name}.js`);
  return { program: process.execPath, given: [file], env };
}

/** Its stdin ends with this process: a program that watches it does not stay behind. */
function run({ program, given, env }: Program): ChildProcess {
  return spawn(program, given, { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'inherit'] });
}
