import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { flowFiles, testCasesOf } from '../support/test-flow';

const files = flowFiles('.test.json').map(({ name }) => name);

/** Tables that a step asks; a table that a job asks is tested row by row in `test/diagrams/decisions.test.ts`. */
function tablesOfSteps() {
  const asked = flowFiles('.bpmn').flatMap(({ text }) => [...text.matchAll(/decisionId="([^"]+)"/g)].map(([, id]) => id));
  return flowFiles('.dmn').filter(({ name }) => asked.includes(basename(name, '.dmn')));
}

test('every row of every decision table that a step asks is reached by a case', () => {
  const reached = files.flatMap((name) => testCasesOf(name).flatMap(({ systems }) => [...(systems.rows ?? []), ...systems.rowsBeside]));
  const rows = tablesOfSteps().flatMap(({ text }) => [...text.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => id));
  expect([...new Set(reached)].sort()).toEqual(rows.sort());
});

test('the cases of every flow are run, by one test file', () => {
  const lists = readdirSync(import.meta.dirname).flatMap((name) => [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/testFlows\(([^)]*)\)/g)]);
  const run = lists.flatMap(([, flows = '']) => [...flows.matchAll(/'([^']+)'/g)].map(([, flow = '']) => join(flow, `${flow}.test.json`)));
  expect(run.sort()).toEqual(files.sort());
});
