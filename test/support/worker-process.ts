import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The workers as a process of their own, started again whenever they die. */
export interface WorkerProcess {
  /** `kill -9`, at once. */
  kill(): void;
  /** How often they died. */
  deaths(): number;
  stop(): Promise<void>;
}

/** @param onDeath called after each death, before the next start */
export function startWorkerProcess(settings: Record<string, string>, onDeath: () => Promise<void>): WorkerProcess {
  let deaths = 0;
  let stopping = false;
  let child = start();
  const supervised = supervise();

  return {
    kill: () => child.kill('SIGKILL'),
    deaths: () => deaths,
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      await supervised;
    },
  };

  async function supervise(): Promise<void> {
    while (!stopping) {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      if (stopping) return;
      deaths += 1;
      await onDeath();
      child = start();
    }
  }

  function start(): ChildProcess {
    const env = { ...process.env, ...settings, LOG_LEVEL: 'error', NODE_OPTIONS: '' };
    return spawn(process.execPath, [join(root, 'dist', 'workers.js')], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
