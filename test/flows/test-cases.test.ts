import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { flowsFolder } from '../../src/installation/installation';
import { runTestCase } from '../../src/test-cases/runner';
import { testCaseFile, type Effects } from '../../src/test-cases/schema';
import type { Observed } from '../../src/test-cases/effects';
import { startTestEngine, type TestEngine } from '../support/world';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

const files = readdirSync(flowsFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.json'));

describe.each(files)('%s', (file) => {
  const { testCases } = testCaseFile.parse(JSON.parse(readFileSync(join(flowsFolder, file), 'utf8')));

  test.each(testCases.map((each) => [each.systems.scenario, each.name, each] as const))('%s %s', async (_id, _name, testCase) => {
    const world = await engine.open(new Date(testCase.systems.startAt));
    try {
      const { route, effects, refusals } = await runTestCase(testCase, world);
      expect(Object.keys(refusals)).toEqual(Object.keys(testCase.systems.refused));
      expectRoute(route, testCase.systems.route);
      expectEffects(effects, testCase.systems.effects);
      await expectBalancedBooks(world);
    } finally {
      await world.close();
    }
  });
});

/** Every step in the order given, and no step besides. */
function expectRoute(passed: string[], expected: string[]): void {
  expect([...new Set(passed)].sort()).toEqual([...new Set(expected)].sort());
  let at = -1;
  const missing = expected.find((step) => (at = passed.indexOf(step, at + 1)) < 0);
  expect({ missing, passed }).toEqual({ missing: undefined, passed });
}

function expectEffects(observed: Observed, expected: Effects): void {
  const { WH, FI, LO, DN } = observed;
  expect({
    OD: observed.OD,
    WH: { stock: sorted(WH.stock), reserved: WH.reserved, papers: WH.papers },
    FI: { postings: sorted(FI.postings), balances: FI.balances },
    LO: { papers: LO.papers, method: LO.method, deadlinesBreached: LO.deadlinesBreached },
    DN: { papers: DN.papers },
  }).toEqual({
    OD: expected.OD,
    WH: { ...expected.WH, stock: sorted(expected.WH.stock) },
    FI: { ...expected.FI, postings: sorted(expected.FI.postings) },
    LO: { ...expected.LO, method: expected.LO.method },
    DN: expected.DN,
  });
}

function sorted<T>(list: T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Whatever the case did: debit equals credit, and stock value equals quantity times unit cost (I-G-13). */
async function expectBalancedBooks({ clients }: Awaited<ReturnType<TestEngine['open']>>): Promise<void> {
  const { debit, credit } = await clients.finance.trialBalance({});
  expect(debit).toBe(credit);
}
