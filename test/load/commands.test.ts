import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

/** `npm run bench` and `npm run load` as people run them, each in a form that takes half a minute on two free cores. */
const root = join(import.meta.dirname, '..', '..');
const run = (...words: string[]) => promisify(execFile)(process.execPath, [join(root, 'src', 'cli', 'bootstrap.mjs'), ...words], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' }, maxBuffer: 50_000_000 });

test('a bench measures empty workers in every set-up', async () => {
  const { stdout } = await run('bench', '--instances', '20', '--orders', '0', '--rounds', '1');
  const rows = stdout.split('\n').filter((line) => /^\| (our runtime|bare SDK, )/.test(line));
  expect(rows.map((line) => line.split(' | ')[0]?.slice(2)).toSorted()).toEqual(['bare SDK, REST workers', 'bare SDK, gRPC stream', 'bare SDK, gRPC workers', 'our runtime']);
  for (const row of rows) expect(row).toMatch(/^\| [^|]+ \| [1-9][\d.]* \| [1-9]\d* \| \d+/);
}, 300_000);

test('a run of mixed flows warms up, plays what comes in to its end, and tells its figures', async () => {
  const { stdout } = await run('load', '--minutes', '0.1', '--in-flight', '2', '--warm-up', '1');
  expect(stdout).toMatch(/^[1-9]\d* cases in \d+ s, .* 0 had not ended at the limit\.$/m);
  for (const process of ['workers', 'systems', 'REST API', 'engine', 'PostgreSQL']) expect(stdout).toMatch(new RegExp(`^\\| ${process} \\| `, 'm'));
  expect(stdout).toMatch(/^\| a service task's job, from its creation to its completion \| [1-9]/m);
}, 300_000);
