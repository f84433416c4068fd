import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { deployFlow } from '../../src/camunda/deploy';
import { readFlows } from '../../src/camunda/flow-files';
import { flowsFolder } from '../../src/installation/flows-folder';
import { testCaseFile } from '../../src/test-cases/schema';
import { useEngine } from '../support/hooks';
import { expectCase } from '../support/test-flow';

/** Levels that an owner puts before the general manager's signature of a return, by rows of the table `approval-levels` (I-VR-3). */
const engine = useEngine();
const { testCases } = testCaseFile.parse(JSON.parse(await readFile(join(import.meta.dirname, '..', 'fixtures', 'approval-levels.json'), 'utf8')));

/** Quality problem, price, replacement wanted; signing point and post. */
const rows = [
  ['false', '-', '-', '"signReturnServiceDirector"', '"service-director"'],
  ['false', '-', 'false', '"signReturnMarketingVp"', '"marketing-centre-vp"'],
  ['true', '>= 3000', '-', '"signReturnManufacturingVp"', '"manufacturing-centre-vp"'],
  ['true', '> 3200', '-', '"signReturnServiceDirector"', '"service-director"'],
];

test.each(testCases.map((each) => [each.name, each] as const))('%s', async (_name, testCase) => {
  const world = await engine.open(new Date(testCase.systems.startAt));
  try {
    await deployFlow(world.camunda, await flowWithLevels(), 'zh-CN');
    await expectCase(testCase, world);
  } finally {
    await world.close();
  }
});

/** The flow's folder as an owner deploys it whose table has these rows. */
async function flowWithLevels() {
  const flow = (await readFlows(flowsFolder)).find(({ name }) => name === 'dealer-vehicle-return');
  const table = flow?.files.find(({ name }) => name === 'approval-levels.dmn');
  if (!flow || !table) throw new Error('There is no table of levels');
  expect(table.text).not.toContain('<rule');
  const text = table.text.replace('</decisionTable>', `${rows.map(ruleOf).join('')}</decisionTable>`);
  return { ...flow, files: flow.files.map((file) => (file === table ? { ...table, text } : file)) };
}

function ruleOf(cells: string[], row: number): string {
  const entries = cells.map((cell, column) => {
    const kind = column < 3 ? 'input' : 'output';
    return `<${kind}Entry id="Entry_${row}_${column}"><text>${cell.replace('>', '&gt;')}</text></${kind}Entry>`;
  });
  return `<rule id="Rule_level_${row}">${entries.join('')}</rule>`;
}
