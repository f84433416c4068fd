import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** A part of the measured installation as a process of its own, so that its time and memory are its own. */
export interface Part {
  name: string;
  pid: number;
  /** Asks the part something and resolves with its answer, parsed; rejects when it answers with an error or dies. */
  ask<T>(question: object, answer: z.ZodType<T>): Promise<T>;
  stop(): Promise<void>;
}

const said = z.object({ id: z.number(), answer: z.unknown().optional(), error: z.string().optional() });
const startLimitMs = 120_000;

/**
 * Starts `src/bench/processes/<file>.ts`, bundled; resolves when it says that it is ready.
 * @param env settings laid over this process's own
 */
export async function startPart(name: string, file: string, given: string[] = [], env: Record<string, string> = {}): Promise<Part> {
  const child = fork(join(import.meta.dirname, '..', '..', '..', 'dist', `${file}.js`), given, { execArgv: [], env: { ...process.env, ...env } });
  let last = 0;
  const ask = (question: object) => answerOf(child, ++last, question, name);
  await Promise.race([ready(child), died(child, name)]);
  return {
    name,
    pid: child.pid ?? -1,
    ask: async (question, answer) => answer.parse(await ask(question)),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  await once(child, 'message', { signal: AbortSignal.timeout(startLimitMs) });
}

async function died(child: ChildProcess, name: string): Promise<never> {
  const [code] = z.tuple([z.number().nullable()]).rest(z.unknown()).parse(await once(child, 'exit'));
  throw new Error(`${name} ended with ${code ?? 'a signal'} before it was ready`);
}

function answerOf(child: ChildProcess, id: number, question: object, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const leave = () => child.off('message', hear).off('exit', gone);
    const gone = () => (leave(), reject(new Error(`${name} is gone`)));
    const hear = (message: unknown) => {
      const { data } = said.safeParse(message);
      if (data?.id !== id) return;
      leave();
      if (data.error === undefined) resolve(data.answer);
      else reject(new Error(`${name}: ${data.error}`));
    };
    child.on('message', hear).on('exit', gone);
    child.send({ id, ...question });
  });
}

/** The part's own side: says that it is ready, answers each question, and stops when told to. */
export function servePart(answer: (question: Record<string, unknown>) => Promise<unknown>, stop: () => Promise<void>): void {
  const question = z.looseObject({ id: z.number() });
  process.on('message', (message) => {
    const { id, ...asked } = question.parse(message);
    answer(asked).then(
      (given) => process.send?.({ id, answer: given }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('SIGTERM', () => void stop().finally(() => process.exit(0)));
  process.once('disconnect', () => void stop().finally(() => process.exit(0)));
  process.send?.({ ready: true });
}
