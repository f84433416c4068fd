import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { freePort } from '../../src/database/free-port';
import { until } from './until';

const root = join(import.meta.dirname, '..', '..');
const line = z.looseObject({ msg: z.string() });
export type LogLine = z.infer<typeof line>;

/** Systems or workers as a process of their own. */
export interface ServiceProcess {
  /** Base of `/health`, `/ready` and `/metrics`. */
  monitoring: string;
  /** Its log lines with this message so far. */
  logged(message: string): LogLine[];
  /** Status and body of `/ready`. */
  ready(): Promise<{ status: number; body: unknown }>;
  signal(name: NodeJS.Signals): void;
  /** Exit code; null after a signal that it did not hear. */
  ended(): Promise<number | null>;
}

/** Resolves when it has started. @param words the command and what follows it, such as `workers warehouse` */
export async function startService(words: string, settings: Record<string, string>): Promise<ServiceProcess> {
  const [command = '', ...given] = words.split(' ');
  const port = String(await freePort());
  const env = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'info', ...settings, SYSTEMS_METRICS_PORT: port, WORKERS_METRICS_PORT: port };
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist', `${command}.js`), ...given], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const lines = () => output.split('\n').slice(0, -1).map((text) => line.parse(JSON.parse(text)));
  await until(`${command} have started`, () => lines().some(({ msg }) => msg === `${command}.started`) || (child.exitCode !== null && fail(`${words} ended with ${child.exitCode}`)), 90_000);
  const monitoring = `http://127.0.0.1:${port}`;
  return {
    monitoring,
    logged: (message) => lines().filter(({ msg }) => msg === message),
    ready: async () => {
      const answer = await fetch(`${monitoring}/ready`);
      return { status: answer.status, body: await answer.json() };
    },
    signal: (name) => void child.kill(name),
    ended: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      return child.exitCode;
    },
  };
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
