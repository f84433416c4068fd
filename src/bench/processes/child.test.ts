import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const src = join(import.meta.dirname, '..', '..');
const started = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(join(src, name), 'utf8').matchAll(/startPart\([^,()]+, '([\w-]+)'/g)].map(([, file = '']) => [file, name]));

test('parts are started', () => expect(started.map(([file]) => file)).toEqual(expect.arrayContaining(['cluster-host', 'workers-host', 'camunda-7-workers-host'])));

// Jest's global set-up has made the bundles.
test.each(started)('%s, which %s starts, is bundled', (file) => {
  expect(existsSync(join(src, '..', 'dist', `${file}.js`))).toBe(true);
});
