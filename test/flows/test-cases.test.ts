import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { flowFiles, testCasesOf } from '../support/test-flow';

const files = flowFiles('.test.json').map(({ name }) => name);

test('every row of every decision table is reached by a case', () => {
  const reached = files.flatMap((name) => testCasesOf(name).flatMap(({ systems }) => systems.rows ?? []));
  const rows = flowFiles('.dmn').flatMap(({ text }) => [...text.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => id));
  expect([...new Set(reached)].sort()).toEqual(rows.sort());
});

test.each(files)('the cases of %s are run by a test file named after the flow', (name) => {
  const flow = dirname(name);
  expect(basename(name)).toBe(`${flow}.test.json`);
  expect(existsSync(join(import.meta.dirname, `${flow}.test.ts`))).toBe(true);
});
