import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { statusOf } from '../../src/camunda/client';
import { TaskRefused, type OpenTask } from '../../src/camunda/staff-member';
import type { Locale } from '../../src/config';
import { useEngine } from '../support/hooks';
import { taskOf } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Who may sign, and who may not beside whom, on the real engine with real people (I-G-9). */
const engine = useEngine();
let world: TestWorld;

/** Zhou Yan, a reviewer, is absent until the end of 2029; Wu Hao is her deputy. Liu Yang makes slips and reviews them. */
const whileAway = '2026-09-07T09:00:00+08:00';
const afterReturn = '2030-01-07T09:00:00+08:00';

function inWorld(startAt: string, locale: Locale): void {
  beforeAll(async () => {
    world = await engine.open(new Date(startAt), { LOCALE: locale });
  });
  afterAll(() => world.close());
}

describe('in Chinese', () => {
  inWorld(whileAway, 'zh-CN');

  test('the maker is refused as reviewer, from two windows at the same moment; another person reviews', async () => {
    const { task, issueSlips } = await slipToReview('liu.yang');
    const windows = [world.staff('liu.yang'), world.staff('liu.yang')];
    const reason = '刘洋已办理“开出库单”，不能再办理“审核出库单”，请由另一人办理。';
    // One request may find the other one under way; asked again, it gets the reason too.
    const refusals = await Promise.all(windows.map((window) => refusal(window.take(task))));
    expect(refusals.filter(({ message }) => message.includes(reason)).length).toBeGreaterThan(0);
    for (const window of windows) expect((await refusal(window.take(task))).message).toContain(reason);
    await review(task, 'wang.fang');
    expect(await issueSlips()).toMatchObject([{ maker: 'liu.yang', reviewer: 'wang.fang', state: 'reviewed' }]);
  });

  test('of two reviewers at the same moment one has the task; nobody else completes it, and it counts once', async () => {
    const { task, issueSlips } = await slipToReview('li.min');
    const both = ['wang.fang', 'wu.hao'];
    const [first, second] = await Promise.allSettled(both.map((id) => world.staff(id).take(task)));
    expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
    const [winner = '', loser = ''] = first?.status === 'fulfilled' ? both : both.toReversed();
    expect((await refusal(world.staff(loser).take(task))).status).toBe(409);
    expect(await refusal(world.staff(loser).complete(task, { slipApproved: true }))).toMatchObject({ status: 403 });
    const twice = [world.staff(winner), world.staff(winner)].map((window) => window.complete(task, { slipApproved: true }));
    expect((await Promise.allSettled(twice)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.quiet();
    expect(await issueSlips()).toMatchObject([{ reviewer: winner, state: 'reviewed' }]);
  });

  test('a task that nobody has taken is completed by nobody', async () => {
    const { task, issueSlips } = await slipToReview('li.min');
    expect(await refusal(world.staff('wang.fang').complete(task, { slipApproved: true }))).toMatchObject({ status: 409 });
    await world.quiet();
    expect(await issueSlips()).toMatchObject([{ reviewer: null, state: 'made' }]);
  });

  test('nobody takes what is not of their post; an absent holder is told who may', async () => {
    const { task } = await slipToReview('li.min');
    expect(await reasonFor('zhang.wei', task)).toContain('此步骤由出库单审核人办理；张伟不任此岗，也不是缺勤者的代理人。');
    expect(await reasonFor('zhou.yan', task)).toContain('周燕今天不在岗，不能办理，请由其代理人办理。');
  });

  test('two acts that exclude each other, signed by one person at the same moment: one counts', async () => {
    const resources = [new File([readFileSync(join(import.meta.dirname, 'two-hands.bpmn'), 'utf8')], 'two-hands.bpmn')];
    await world.camunda.createDeployment({ resources });
    for (let round = 0; round < 5; round += 1) await signBothAtOnce();
  });
});

describe('when the absent holder is back', () => {
  inWorld(afterReturn, 'zh-CN');

  test('her deputy is refused, she reviews', async () => {
    const { task, issueSlips } = await slipToReview('li.min');
    expect(await reasonFor('wu.hao', task)).toContain('此步骤由出库单审核人办理；吴浩不任此岗，也不是缺勤者的代理人。');
    await review(task, 'zhou.yan');
    expect(await issueSlips()).toMatchObject([{ reviewer: 'zhou.yan' }]);
  });
});

describe('in English', () => {
  inWorld(whileAway, 'en');

  test('the same people are refused for the same reasons', async () => {
    const { task } = await slipToReview('liu.yang');
    const none = 'This step is for the issue-slip reviewer; Zhang Wei has no such post and stands in for no absent holder.';
    expect(await reasonFor('zhang.wei', task)).toContain(none);
    expect(await reasonFor('zhou.yan', task)).toContain("Zhou Yan is absent today and can't act; a deputy may.");
    const hand = 'Liu Yang did "make out the issue slip" in this case, so another person must do "review the issue slip".';
    expect(await reasonFor('liu.yang', task)).toContain(hand);
  });
});

let orders = 0;

/** An order whose slip this person has just made out: the open review, and the order's slips as the warehouse has them. */
async function slipToReview(maker: string) {
  const order = { dealerNo: 'D-101', dealerOrderNo: `H-${++orders}`, shippingMethod: 'courier' as const, lines: [{ partNo: 'BRK-01', quantity: 1 }] };
  const { orderNo } = await world.clients.orderDesk.registerOrder({ body: order, idempotencyKey: `two-hands/${orders}` });
  await carryOut('zhao.lei', await taskOf(world, orderNo, 'Task_RegisterOrder'), {});
  await carryOut(maker, await taskOf(world, orderNo, 'Task_MakeIssueSlip'), await slipOf(orderNo));
  return {
    task: await taskOf(world, orderNo, 'Task_ReviewIssueSlip'),
    issueSlips: async () => (await world.clients.warehouse.listIssueSlips({ query: { orderNo, limit: 10 } })).issueSlips,
  };
}

async function slipOf(orderNo: string): Promise<Record<string, unknown>> {
  const { releaseLines } = await world.clients.orderDesk.planRelease({ params: { orderNo } });
  return { shippingMethod: 'courier', slipLines: releaseLines };
}

async function carryOut(id: string, task: OpenTask, variables: Record<string, unknown>): Promise<void> {
  await world.staff(id).take(task);
  await world.staff(id).complete(task, variables);
}

async function review(task: OpenTask, id: string): Promise<void> {
  await carryOut(id, task, { slipApproved: true });
  await world.quiet();
}

/** The status and the words with which a person was refused. */
async function refusal(asked: Promise<void>): Promise<{ status: number | undefined; message: string }> {
  const error: unknown = await asked.then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  if (error instanceof TaskRefused) return { status: statusOf(error.cause), message: error.message };
  throw new Error(`Expected a refusal, got: ${String(error)}`);
}

const reasonFor = async (id: string, task: OpenTask) => (await refusal(world.staff(id).take(task))).message;

/** Liu Yang has taken both tasks and completes both at once from two windows; the one that fails needs somebody else. */
async function signBothAtOnce(): Promise<void> {
  const created = await world.camunda.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('two-hands') });
  const instance = `${world.installation.id}/${created.processInstanceKey}`;
  const own = async () => (await world.staff('liu.yang').openTasks()).filter((task) => task.processInstanceKey === created.processInstanceKey);
  const tasks = await until('both tasks are open', async () => ((await own()).length === 2 ? own() : undefined));
  for (const task of tasks) await world.staff('liu.yang').take(task);
  const attempts = await Promise.allSettled(tasks.map((task) => world.staff('liu.yang').complete(task, {})));
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ message: expect.stringMatching(/刘洋已办理“.*”，不能再办理/) }) });
  const [left] = await own();
  if (!left) throw new Error('Both tasks were completed');
  await world.staff('liu.yang').giveBack(left);
  await carryOut(left.elementId === 'Task_Make' ? 'li.min' : 'wang.fang', left, {});
  await world.quiet();
  const { acts } = await world.clients.people.listActs({ query: { instance } });
  expect(acts).toHaveLength(2);
  expect(new Set(acts.map(({ personId }) => personId)).size).toBe(2);
}
