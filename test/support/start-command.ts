import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { descendantsOf, type ProcessRow } from './process-table';
import { until } from './until';

const root = join(import.meta.dirname, '..', '..');
const scripts = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) });

/** `npm start` as a process of its own, in a process group of its own, as a terminal gives it one. */
export interface StartCommand {
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  errors(): string;
  /** Waits until the output has these words (60 s unless told); fails at once, with what it wrote, when the process ends before. */
  says(words: string, limitMs?: number): Promise<void>;
  /** Processes that it started, directly or not. */
  children(): ProcessRow[];
  /** A signal to the process alone. */
  signal(name: NodeJS.Signals): void;
  /** A signal to its whole process group, as Ctrl-C in a terminal sends it. */
  signalGroup(name: NodeJS.Signals): void;
  /** Exit code; null after a signal. */
  ended(): Promise<number | null>;
}

/** @param settings environment variables beside those of this process */
export function startCommand(args: string[], settings: Record<string, string>): StartCommand {
  const env = { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '', LOG_LEVEL: 'error', ...settings };
  const [, ...words] = scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts.start.split(' ');
  const child = spawn(process.execPath, [...words, ...args], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error('The command could not be started');
  const output = collect(child, 'stdout');
  const errors = collect(child, 'stderr');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = async () => {
    if (!hasEnded()) await once(child, 'close');
    return child.exitCode;
  };
  return {
    pid,
    output,
    errors,
    ended,
    says: (words, limitMs = 60_000) =>
      until(`npm start says '${words}'`, () => output().includes(words) || (hasEnded() && fail(output() + errors())), limitMs).then(() => undefined),
    children: () => descendantsOf(pid),
    signal: (name) => void child.kill(name),
    signalGroup: (name) => void process.kill(-pid, name),
  };
}

function collect(child: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  let text = '';
  child[stream]?.setEncoding('utf8').on('data', (part: string) => (text += part));
  return () => text;
}

function fail(wrote: string): never {
  throw new Error(`npm start ended early. It wrote: ${wrote}`);
}
