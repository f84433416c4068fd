import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config';

/** The table decides (M-04); the report of split lists (I-PS-3) only reads the setting. */
test('the limit of the report of split lists is the limit of the table', () => {
  const table = readFileSync(join(import.meta.dirname, '..', '..', 'bpmn', 'part-scrap', 'scrap-approval.dmn'), 'utf8');
  const limits = [...table.matchAll(/<text>&gt; ([0-9.]+)<\/text>/g)].map(([, limit]) => Number(limit));
  expect(limits).toEqual([readConfig({}).SCRAP_GM_THRESHOLD]);
});
