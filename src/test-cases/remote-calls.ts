import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { z } from 'zod';

const folder = join(import.meta.dirname, '..', '..', '.run', 'remote-calls');
const counts = z.object({ tokens: z.number(), byToken: z.number(), byName: z.number(), refused: z.number() });
export type RemoteCalls = z.infer<typeof counts>;

/** Leaves what this thread's remote cluster was called so far. */
export function saveRemoteCalls(calls: RemoteCalls): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${process.pid}-${threadId}.json`), JSON.stringify(calls));
}

export const clearRemoteCalls = (): void => rmSync(folder, { recursive: true, force: true });

/** What the remote clusters of a run were called. */
export function sumOfRemoteCalls(): RemoteCalls {
  const all = readdirSync(folder).map((name) => counts.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const sum = (field: keyof RemoteCalls) => all.reduce((total, each) => total + each[field], 0);
  return { tokens: sum('tokens'), byToken: sum('byToken'), byName: sum('byName'), refused: sum('refused') };
}
