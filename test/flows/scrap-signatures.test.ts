import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { TaskRefused, type OpenTask } from '../../src/camunda/staff-member';
import { peopleFile as directoryFile } from '../../src/people/person';
import { useWorldOfEachTest } from '../support/hooks';
import { countersign, departments, drawUpList, scrapCandidate, signFor, taskFor } from '../support/scrap';
import { peopleFile, type TestWorld } from '../support/world';

/** Who may sign a scrap list, and that nobody signs one twice, on the real engine with the whole directory (S10.2, I-G-9). */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

const { people } = directoryFile.parse(JSON.parse(readFileSync(peopleFile, 'utf8')));
const everybodyBut = (...ids: string[]) => people.map(({ id }) => id).filter((id) => !ids.includes(id));
const holdersOf = (post: string) => people.filter(({ posts }) => posts.some((each) => each === post)).map(({ id }) => id);

/** Why the engine refuses each of these people at a task, one after the other. */
async function refusals(task: OpenTask, ids: string[]): Promise<string[]> {
  const reasons: string[] = [];
  for (const id of ids) reasons.push(await refusalOf(id, task));
  return reasons;
}

async function refusalOf(id: string, task: OpenTask): Promise<string> {
  try {
    await world.staff(id).take(task);
  } catch (error) {
    if (error instanceof TaskRefused) return error.message;
    throw error;
  }
  throw new Error(`${id} was let through at ${task.elementId} for ${task.candidateGroups.join()}`);
}

/** The other side of the pairs: who is of the department is let through. */
async function takesAndGivesBack(id: string, task: OpenTask): Promise<void> {
  await world.staff(id).take(task);
  await world.staff(id).giveBack(task);
}

const notOfThePost = (reasons: string[]) => reasons.filter((reason) => !reason.includes('不任此岗') && !reason.includes('不在岗'));

describe('a scrap list', () => {
  test('is countersigned by nobody who is not of the department, whoever it is; nor decided by anybody but who holds the post', async () => {
    await drawUpList(world, [await scrapCandidate(world)]);
    const tasks = await Promise.all(Object.entries(departments).map(async ([department, { group }]) => ({ department, task: await taskFor(world, 'Task_Countersign', group) })));
    await Promise.all(tasks.map(async ({ department, task }) => {
      const others = everybodyBut(...holdersOf(department));
      expect(others.length).toBeGreaterThan(30);
      expect(notOfThePost(await refusals(task, others))).toEqual([]);
      for (const holder of holdersOf(department)) await takesAndGivesBack(holder, task);
    }));
    await countersign(world);
    const decisions = [
      { element: 'Task_DecideByMarketing', post: 'marketingCentreVp', group: 'marketing-centre-vp' },
      { element: 'Task_DecideByManufacturing', post: 'manufacturingCentreVp', group: 'manufacturing-centre-vp' },
    ];
    await Promise.all(decisions.map(async ({ element, post, group }) => {
      expect(notOfThePost(await refusals(await taskFor(world, element, group), everybodyBut(...holdersOf(post))))).toEqual([]);
    }));
  }, 120_000);

  test('bears one signature of a person of two departments, at the same moment too; on the next revision they may sign for the other one', async () => {
    const candidate = await scrapCandidate(world);
    await drawUpList(world, [candidate]);
    const both = await Promise.all([departments.technicalDept, departments.purchasingDept].map(({ group }) => taskFor(world, 'Task_Countersign', group)));
    for (const task of both) await world.staff('yao.lin').take(task);
    const signed = await Promise.allSettled(both.map((task) => world.staff('yao.lin').complete(task, { agreed: true })));
    expect(signed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.quiet();
    const [first] = (await world.clients.finance.listScrapReports({ query: {} })).scrapReports;
    expect(first?.countersignatures).toMatchObject([{ signedBy: 'yao.lin' }]);
    const own = first?.countersignatures[0]?.department;
    const [open, signer] = own === 'technicalDept' ? [both[1], 'ding.hao'] : [both[0], 'fan.gang'];
    if (!open) throw new Error('No task is left open');
    await world.staff('yao.lin').giveBack(open);
    expect(await refusalOf('yao.lin', open)).toContain('已代表');
    await world.staff(signer).take(open);
    await world.staff(signer).complete(open, { agreed: true });
    for (const { group, signer: holder } of [departments.qualityDept, departments.financeDept]) await signFor(world, holder, 'Task_Countersign', group, { agreed: true });
    await signFor(world, 'gu.feng', 'Task_DecideByMarketing', 'marketing-centre-vp', { scrapApproved: false, refusalReason: '请再核实' });
    await signFor(world, 'shi.wei', 'Task_DecideRevision', 'warranty-returns-clerk', { listRevised: true });
    await drawUpList(world, [candidate]);
    await countersign(world, own === 'technicalDept' ? { purchasingDept: 'yao.lin' } : { technicalDept: 'yao.lin' });
    await taskFor(world, 'Task_DecideByMarketing', 'marketing-centre-vp');
  });

  test('is signed by nobody who applies for it, whatever posts they hold', async () => {
    await drawUpList(world, [await scrapCandidate(world)], { drawnUpBy: 'zhong.yi' });
    expect(await refusalOf('zhong.yi', await taskFor(world, 'Task_Countersign', 'finance-dept'))).toContain('钟毅已办理“开列报废清单”');
  });
});
