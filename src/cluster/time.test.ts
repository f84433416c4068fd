import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, send, startDate, startTestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;
const moves: number[] = [];
const hour = 3_600_000;

beforeAll(async () => {
  ({ cluster, client } = await startTestCluster({ onTimeMoved: (milliseconds) => moves.push(milliseconds) }));
});
beforeEach(async () => {
  await cluster.reset(startDate);
  await deploy(client, 'review.bpmn', 'opinion.form');
  moves.length = 0;
});
afterAll(() => cluster.stop());

test('time starts at the start date and runs on', async () => {
  const first = cluster.now().getTime();
  expect(first - startDate.getTime()).toBeGreaterThanOrEqual(0);
  expect(first - startDate.getTime()).toBeLessThan(20_000);
  const review = await ReviewCase.start(client);
  expect(Date.parse(cluster.tables.processInstances.get(review.processInstanceKey)?.startDate ?? '')).toBeGreaterThanOrEqual(first);
});

test('a timer fires when time has moved past it, and not before', async () => {
  const review = await ReviewCase.start(client);
  await review.prepare();
  await cluster.advance(hour / 2);
  expect(cluster.openJobs()).toEqual([]);
  await cluster.advance(hour);
  const remind = await review.job('review.remind');
  expect(remind.elementId).toBe('Task_Remind');
  expect(cluster.takenSequenceFlows(review.processInstanceKey)).toContain('Flow_Remind');
  expect(moves).toEqual([hour / 2, hour]);
});

test('the client sets the clock; what happens then bears the new date', async () => {
  await client.pinClock({ timestamp: Date.parse('2026-03-01T08:00:00Z') });
  const review = await ReviewCase.start(client);
  const row = cluster.tables.processInstances.get(review.processInstanceKey);
  expect(row?.startDate).toMatch(/^2026-03-01T08:00:/);
  expect(moves).toHaveLength(1);
});

test('the monitoring port tells health and time, and moves time on', async () => {
  const url = cluster.monitoringAddress;
  expect(await send(`${url}/actuator/health`, 'GET')).toMatchObject({ status: 200, json: { status: 'UP' } });
  expect(await send(`${url}/health`, 'GET')).toMatchObject({ status: 200 });
  expect(await send(`${url}/actuator/clock`, 'GET')).toMatchObject({ json: { instant: expect.stringMatching(/^2026-01-05T00:/) } });
  const moved = await send(`${url}/actuator/clock/add`, 'POST', { offsetMilli: 2 * hour });
  expect(moved).toMatchObject({ status: 200, json: { instant: expect.stringMatching(/^2026-01-05T02:/) } });
  expect(moves).toEqual([2 * hour]);
  expect(await send(`${url}/actuator/clock/add`, 'POST', { offsetMilli: -1 })).toMatchObject({ status: 400 });
  await expect(cluster.advance(-1)).rejects.toThrow(RangeError);
});

test('a jump makes a job in hand available again', async () => {
  const review = await ReviewCase.start(client);
  const first = await review.job('review.prepare');
  expect(cluster.openJobs()).toMatchObject([{ type: 'review.prepare', inHand: true }]);
  await cluster.advance(hour);
  const second = await review.job('review.prepare');
  expect(second.jobKey).toBe(first.jobKey);
});

test('a reset empties the engine and gives it another id', async () => {
  await ReviewCase.start(client);
  const before = cluster.engineId;
  await cluster.reset(new Date('2027-05-01T00:00:00Z'));
  expect(cluster.engineId).not.toBe(before);
  expect([...cluster.tables.processInstances.all()]).toEqual([]);
  expect(cluster.now().toISOString()).toMatch(/^2027-05-01T00:00:/);
  await expect(ReviewCase.start(client)).rejects.toMatchObject({ status: 404, title: 'NOT_FOUND' });
});

test('a reset may begin with what was kept: the diagrams are there, instances and time are not', async () => {
  await cluster.keepBeginning('deployed', 'one flow');
  await ReviewCase.start(client);
  await cluster.advance(hour);
  await cluster.reset(new Date('2027-05-01T00:00:00Z'), 'deployed');
  expect(cluster.now().toISOString()).toMatch(/^2027-05-01T00:00:/);
  expect([...cluster.tables.processInstances.all()]).toEqual([]);
  await (await ReviewCase.start(client)).prepare();
  await expect(cluster.reset(undefined, 'never kept')).rejects.toThrow("No beginning is kept as 'never kept'");
  expect(cluster.openJobs()).toEqual([]);
});
