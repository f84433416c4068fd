import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient, UserTaskKey } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, startTestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;
let review: ReviewCase;
let userTaskKey: UserTaskKey;

beforeAll(async () => {
  ({ cluster, client } = await startTestCluster({ listenerLimitMs: 1_500 }));
  await deploy(client, 'review.bpmn', 'opinion.form');
  review = await ReviewCase.start(client, { caseNo: 'C-1' });
  userTaskKey = await review.prepare();
});
afterAll(() => cluster.stop());

describe('a completing listener', () => {
  test('that denies sends the task back, with its reason in the answer', async () => {
    const completion = expect(client.completeUserTask({ userTaskKey, variables: { opinion: 'no' } })).rejects.toMatchObject({
      status: 409,
      title: 'INVALID_STATE',
      detail: expect.stringContaining("was denied by Task Listener. Reason to deny: 'Ann has signed already'"),
    });
    await review.deny('Ann has signed already');
    await completion;
    expect(await review.task()).toMatchObject({ state: 'CREATED' });
    const [denied] = [...cluster.tables.jobs.ofInstance(review.processInstanceKey)].filter((job) => job.kind === 'TASK_LISTENER');
    expect(denied).toMatchObject({ state: 'COMPLETED', isDenied: true, deniedReason: 'Ann has signed already' });
  });

  test('sees the assignee, the groups and the due date', async () => {
    await client.assignUserTask({ userTaskKey, assignee: 'ann' });
    const completion = client.completeUserTask({ userTaskKey }).catch((error: unknown) => error);
    const job = await review.job('review.check');
    expect(job).toMatchObject({ kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING' });
    expect(job.userTask).toMatchObject({
      userTaskKey,
      action: 'complete',
      assignee: 'ann',
      candidateGroups: ['quality', 'finance'],
      dueDate: '2026-01-05T01:00:00.000Z',
      priority: 50,
    });
    await client.completeJob({ jobKey: job.jobKey, result: { type: 'userTask', denied: true } });
    expect(await completion).toMatchObject({ status: 409 });
  });

  test('while it is asked, another change of the task is a conflict', async () => {
    const completion = client.completeUserTask({ userTaskKey }).catch((error: unknown) => error);
    const job = await review.job('review.check');
    await expect(client.assignUserTask({ userTaskKey, assignee: 'bob' })).rejects.toMatchObject({ status: 409, title: 'INVALID_STATE' });
    await expect(client.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 409, title: 'INVALID_STATE' });
    await client.completeJob({ jobKey: job.jobKey, result: { type: 'userTask', denied: true } });
    await completion;
  });

  test('may correct the task that it lets pass', async () => {
    const other = await ReviewCase.start(client, { caseNo: 'C-2' });
    const key = await other.prepare();
    const completion = client.completeUserTask({ userTaskKey: key });
    const { jobKey } = await other.job('review.check');
    await client.completeJob({ jobKey, result: { type: 'userTask', corrections: { assignee: 'deputy', priority: 90 } } });
    await completion;
    expect(await other.task()).toMatchObject({ state: 'COMPLETED', assignee: 'deputy', priority: 90 });
  });

  test('that nobody answers is a timeout; its answer still counts later', async () => {
    const other = await ReviewCase.start(client, { caseNo: 'C-3' });
    const key = await other.prepare();
    await expect(client.completeUserTask({ userTaskKey: key })).rejects.toMatchObject({ status: 504, title: 'DEADLINE_EXCEEDED' });
    expect(await other.task()).toMatchObject({ state: 'COMPLETING' });
    await other.letPass();
    await cluster.until(() => cluster.tables.userTasks.get(key)?.state === 'COMPLETED', 'the late answer completes the task');
  });
});

describe('claiming', () => {
  test('a task that somebody has is a conflict; assigning takes it over', async () => {
    await client.assignUserTask({ userTaskKey, assignee: 'ann' });
    await expect(client.assignUserTask({ userTaskKey, assignee: 'bob', allowOverride: false })).rejects.toMatchObject({ status: 409 });
    await client.assignUserTask({ userTaskKey, assignee: 'bob' });
    expect(await review.task()).toMatchObject({ assignee: 'bob' });
  });
});

describe('a task that is over', () => {
  test('is not completed a second time', async () => {
    await Promise.all([client.completeUserTask({ userTaskKey }), review.letPass()]);
    await expect(client.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 404, title: 'NOT_FOUND' });
  });

  test('is canceled with its instance, and who waits for it is told', async () => {
    const other = await ReviewCase.start(client, { caseNo: 'C-4' });
    const key = await other.prepare();
    const completion = client.completeUserTask({ userTaskKey: key }).catch((error: unknown) => error);
    await cluster.until(() => cluster.tables.userTasks.get(key)?.state === 'COMPLETING', 'the listener is asked');
    await client.cancelProcessInstance({ processInstanceKey: other.processInstanceKey });
    expect(await completion).toMatchObject({ status: 404 });
    expect(await other.task()).toMatchObject({ state: 'CANCELED' });
  });
});
