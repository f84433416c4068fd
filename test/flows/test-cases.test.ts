import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { flowFiles, testCasesOf } from '../support/test-flow';

const files = flowFiles('.test.json').map(({ name }) => name);

test('every row of every decision table is reached by a case', () => {
  const reached = files.flatMap((name) => testCasesOf(name).flatMap(({ systems }) => systems.rows ?? []));
  const rows = flowFiles('.dmn').flatMap(({ text }) => [...text.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => id));
  expect([...new Set(reached)].sort()).toEqual(rows.sort());
});

test('the cases of every flow are run, by one test file', () => {
  const lists = readdirSync(import.meta.dirname).flatMap((name) => [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/testFlows\(([^)]*)\)/g)]);
  const run = lists.flatMap(([, flows = '']) => [...flows.matchAll(/'([^']+)'/g)].map(([, flow = '']) => join(flow, `${flow}.test.json`)));
  expect(run.sort()).toEqual(files.sort());
});
