import type { OpenTask } from '../../src/camunda/staff-member';
import { completeTask } from './dispatch';
import { until } from './until';
import type { TestWorld } from './world';

let serial = 0;
const key = () => `scrap-${(serial += 1)}`;

/** Old chargers in a lot of their own, entered as a scrap candidate; returns the candidate's id. */
export async function scrapCandidate({ clients: { warehouse } }: TestWorld, quantity = 10): Promise<string> {
  const oldPartNo = `WR-202608-001/${(serial += 1)}`;
  const oldParts = [{ returnedPartNo: oldPartNo, partNo: 'CHG-05', quantity, oldPartClass: 'claimable' as const, storageClass: '电器' }];
  await warehouse.takeInOldParts({ body: { caseNo: 'WR-202608-001', oldParts, maker: 'shi.wei', keeper: 'zhang.wei' }, idempotencyKey: key() });
  const { candidateId } = await warehouse.addScrapCandidate({ body: { oldPartNo, quantity, reason: '供应商不收', addedBy: 'shi.wei' }, idempotencyKey: key() });
  return candidateId;
}

/** Draws up the list of these candidates and writes its report: now it is countersigned. */
export async function drawUpList(world: TestWorld, candidates: string[], { quantity = 10, drawnUpBy = 'shi.wei', writtenBy = 'yu.fang' } = {}): Promise<void> {
  await completeTask(world, drawnUpBy, 'Task_DrawUpList', { listLines: candidates.map((candidateId) => ({ candidateId, quantity })) });
  await completeTask(world, writtenBy, 'Task_WriteReport', { reportText: '无法清退，申请报废。' });
  await Promise.all(Object.values(departments).map(({ group }) => taskFor(world, 'Task_Countersign', group)));
}

/** Who countersigns for each department, and the group that its task is offered to. */
export const departments = {
  qualityDept: { group: 'quality-dept', signer: 'cao.yi' },
  technicalDept: { group: 'technical-dept', signer: 'fan.gang' },
  financeDept: { group: 'finance-dept', signer: 'tian.li' },
  purchasingDept: { group: 'purchasing-dept', signer: 'ding.hao' },
} as const;

/** The open task of an element that is offered to a group. */
export function taskFor(world: TestWorld, elementId: string, group: string): Promise<OpenTask> {
  return until(`${elementId} is open for ${group}`, async () => (await world.staff('he.jing').openTasks(group)).find((task) => task.elementId === elementId), 30_000);
}

/** The person takes the group's task of the element and hands in the form. */
export async function signFor(world: TestWorld, person: string, elementId: string, group: string, variables: Record<string, unknown>): Promise<void> {
  const task = await taskFor(world, elementId, group);
  await world.staff(person).take(task);
  await world.staff(person).complete(task, variables);
}

/** All four departments agree. */
export async function countersign(world: TestWorld, but: Partial<Record<keyof typeof departments, string>> = {}): Promise<void> {
  for (const [department, { group, signer }] of Object.entries(departments)) {
    await signFor(world, Object.entries(but).find(([own]) => own === department)?.[1] ?? signer, 'Task_Countersign', group, { agreed: true });
  }
}
