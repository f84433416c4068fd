import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { flowsFolder } from '../../src/installation/flows-folder';
import type { Observed } from '../../src/test-cases/effects';
import type { Effects } from '../../src/test-cases/effects-schema';
import { runTestCase } from '../../src/test-cases/runner';
import { testCaseFile, type TestCase } from '../../src/test-cases/schema';
import { expectBalancedBooks } from './books';
import { useEngine } from './hooks';
import type { TestWorld } from './world';

/** Texts of all files below the flows' folder with this ending. */
export function flowFiles(ending: string): { name: string; text: string }[] {
  return readdirSync(flowsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(flowsFolder, name), 'utf8') }));
}

/** The test cases of a file below the flows' folder. */
export function testCasesOf(name: string): TestCase[] {
  return testCaseFile.parse(JSON.parse(readFileSync(join(flowsFolder, name), 'utf8'))).testCases;
}

/** A test for each case of these flows, all on the engine of this test file. */
export function testFlows(...flows: string[]): void {
  const engine = useEngine();

  describe.each(flows)('%s', (flow) => {
    const testCases = testCasesOf(join(flow, `${flow}.test.json`));
    test.each(testCases.map((each) => [titleOf(each), each] as const))('%s', async (_title, testCase) => {
      const world = await engine.open(new Date(testCase.systems.startAt));
      try {
        await expectCase(testCase, world);
      } finally {
        await world.close();
      }
    });
  });
}

/** Runs a case and compares what came of it with what its file states. */
export async function expectCase(testCase: TestCase, world: TestWorld): Promise<void> {
  const { systems } = testCase;
  const { route, rows, meanwhile, effects, refusals, shown } = await runTestCase(testCase, world);
  expect(Object.keys(refusals)).toEqual(Object.keys(systems.refused));
  expect(shown).toEqual(systems.shown);
  expectRoute(route.filter((step) => !systems.perhaps.includes(step)), [systems.route, ...systems.beside]);
  if (systems.rows) expect(without(rows, systems.rowsBeside)).toEqual(systems.rows);
  systems.meanwhile.forEach(({ effects: expected }, index) => expectEffects(meanwhile[index], expected));
  expectEffects(effects, systems.effects);
  await expectBalancedBooks(world.clients);
}

function titleOf({ name, systems }: TestCase): string {
  return systems.scenario === undefined ? name : `${systems.scenario} ${name}`;
}

/** The rows but for those beside, each of which must be among them. */
function without(rows: string[], beside: string[]): string[] {
  const rest = [...rows];
  for (const row of beside) {
    expect(rest).toContain(row);
    rest.splice(rest.indexOf(row), 1);
  }
  return rest;
}

/** Every step of each branch in the branch's order, and no step besides. */
function expectRoute(passed: string[], branches: string[][]): void {
  expect([...new Set(passed)].sort()).toEqual([...new Set(branches.flat())].sort());
  for (const branch of branches) {
    let at = -1;
    const missing = branch.find((step) => (at = passed.indexOf(step, at + 1)) < 0);
    expect({ missing, passed }).toEqual({ missing: undefined, passed });
  }
}

function expectEffects(observed: Observed | undefined, expected: Effects): void {
  if (!observed) throw new Error('Nothing was observed');
  const { OD, incidents, returns, warranty, scraps, WH, PU, QM, FI, LO, DN } = observed;
  const { ready, differences, expected: awaited } = expected;
  expect({
    ...(ready === undefined ? {} : { ready: observed.ready }),
    ...(differences === undefined ? {} : { differences: observed.differences }),
    ...(awaited === undefined ? {} : { expected: observed.expected }),
    OD: OD.map((order, at) => asAsked({ ...order, lines: order.lines.map((line, index) => asAsked(line, expected.OD[at]?.lines[index] ?? line)) }, expected.OD[at] ?? order)),
    incidents,
    returns,
    warranty,
    scraps,
    WH: { ...asAsked(WH, expected.WH), stock: sorted(WH.stock) },
    PU: { lines: PU.lines, surplus: PU.surplus, deductions: PU.deductions, deadlinesBreached: PU.deadlinesBreached, papers: PU.papers },
    QM: { inspections: QM.inspections, rulings: QM.rulings, papers: QM.papers },
    FI: { postings: sorted(FI.postings), balances: FI.balances, unposted: FI.unposted, papers: FI.papers },
    LO: { ...asAsked(LO, expected.LO), method: LO.method },
    DN: inAnyOrder(asAsked({ ...DN, words: DN.words.filter(({ notice }) => expected.DN.words?.some((asked) => asked.notice === notice)) }, expected.DN)),
  }).toEqual({
    ...(ready === undefined ? {} : { ready }),
    ...(differences === undefined ? {} : { differences }),
    ...(awaited === undefined ? {} : { expected: awaited }),
    OD: expected.OD,
    incidents: expected.incidents,
    returns: expected.returns,
    warranty: expected.warranty,
    scraps: expected.scraps,
    WH: { ...expected.WH, stock: sorted(expected.WH.stock) },
    PU: expected.PU,
    QM: expected.QM,
    FI: { ...expected.FI, postings: sorted(expected.FI.postings) },
    LO: { ...expected.LO, method: expected.LO.method },
    DN: inAnyOrder(expected.DN),
  });
}

/** What was observed, without what the file does not ask. */
const asAsked = <T extends object>(seen: T, asked: object): Partial<T> =>
  Object.fromEntries(Object.entries(seen).filter(([name]) => Object.hasOwn(asked, name))) as Partial<T>;

/** Rows of what a flow tells and of what comes in meanwhile are written side by side. */
function inAnyOrder({ messages, ...rest }: Partial<Effects['DN']>) {
  return { ...rest, ...(messages && { messages: sorted(messages) }) };
}

function sorted<T>(list: T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
