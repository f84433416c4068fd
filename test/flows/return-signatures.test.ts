import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { candidateGroupOf, isPost } from '../../src/people/posts';
import { peopleFile as directoryFile } from '../../src/people/person';
import { runTestCase } from '../../src/test-cases/runner';
import type { TestCase } from '../../src/test-cases/schema';
import { useEngine } from '../support/hooks';
import { testCasesOf } from '../support/test-flow';
import { userTasks } from '../support/user-tasks';
import { peopleFile } from '../support/world';

/** Who may sign of returns and incidents: at every signing task the whole directory is tried on the real engine. */
const engine = useEngine();
const { people } = directoryFile.parse(JSON.parse(readFileSync(peopleFile, 'utf8')));
const signingTasks = userTasks().filter(({ signingPoint }) => signingPoint !== undefined);

/** Everybody who is not of the post, nor deputy of somebody who is. */
function strangersAt(elementId: string): string[] {
  const groups = signingTasks.filter(({ id }) => id === elementId).flatMap(({ candidateGroups }) => candidateGroups);
  const holders = people.filter(({ posts }) => posts.filter(isPost).some((post) => groups.includes(candidateGroupOf(post))));
  const may = [...holders.map(({ id }) => id), ...holders.map(({ deputy }) => deputy)];
  return people.map(({ id }) => id).filter((id) => !may.includes(id));
}

const signedIn = ({ instructions }: TestCase): string[] => [
  ...new Set(instructions.flatMap((each) => (each.type === 'COMPLETE_USER_TASK' && signingTasks.some(({ id }) => id === each.userTaskSelector.elementId) ? [each.userTaskSelector.elementId] : []))),
];

/** Carries the case out; the reasons of those who were refused, by task. */
async function refusalsIn(testCase: TestCase): Promise<Record<string, string[]>> {
  const world = await engine.open(new Date(testCase.systems.startAt));
  try {
    return (await runTestCase(testCase, world)).refusals;
  } finally {
    await world.close();
  }
}

test.each([
  ['unboxing-incident', 'S-DI-13', ['Task_SignForPapers', 'Task_WriteOpinion', 'Task_ReceiveForm', 'Task_Recheck', 'Task_DecideFinally', 'Task_SetMeasures']],
  ['dealer-vehicle-return', 'S-VR-02', ['Task_CheckSignature', 'Task_RuleOnQuality', 'Task_SignByManufacturing', 'Task_SignScrapping', 'Task_SignCustody']],
  ['dealer-vehicle-return', 'S-VR-06', ['Task_CheckSignature', 'Task_RuleOnQuality', 'Task_SignByMarketing', 'Task_SignPrice']],
])('%s, %s: nobody signs who is not of the post, whoever it is', async (flow, scenario, tasks) => {
  const found = testCasesOf(join(flow, `${flow}.test.json`)).find(({ systems }) => systems.scenario === scenario);
  if (!found) throw new Error(`${flow} has no case ${scenario}`);
  expect(signedIn(found)).toEqual(tasks);
  const refused = Object.fromEntries(tasks.map((elementId) => [elementId, strangersAt(elementId)]));
  const refusals = await refusalsIn({ ...found, systems: { ...found.systems, refused } });
  for (const elementId of tasks) {
    expect([elementId, refusals[elementId]?.length]).toEqual([elementId, refused[elementId]?.length]);
    expect(refused[elementId]?.length).toBeGreaterThan(30);
    expect(refusals[elementId]?.filter((reason) => !reason.includes('不任此岗') && !reason.includes('不在岗'))).toEqual([]);
  }
}, 300_000);
