import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ProcessDefinitionId, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, startTestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;

beforeAll(async () => {
  ({ cluster, client } = await startTestCluster());
});
beforeEach(async () => {
  await cluster.reset();
  await deploy(client, 'review.bpmn', 'opinion.form');
});
afterAll(() => cluster.stop());

const wanted = { type: 'review.prepare', worker: 'test', timeout: 60_000, maxJobsToActivate: 1 };

test('a long poll answers as soon as there is a job', async () => {
  const poll = client.activateJobs({ ...wanted, requestTimeout: 30_000 });
  const started = performance.now();
  await ReviewCase.start(client);
  expect((await poll).jobs).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a poll without waiting is answered at once, a short wait ends with nothing', async () => {
  expect((await client.activateJobs({ ...wanted, requestTimeout: -1 })).jobs).toEqual([]);
  expect((await client.activateJobs({ ...wanted, requestTimeout: 50 })).jobs).toEqual([]);
});

test('waiting polls are served in the order they came, each job to one of them', async () => {
  const polls = [1, 2, 3].map(() => client.activateJobs({ ...wanted, requestTimeout: 20_000 }));
  await Promise.all([1, 2, 3].map(() => ReviewCase.start(client)));
  const keys = (await Promise.all(polls)).flatMap(({ jobs }) => jobs.map((job) => job.jobKey));
  expect(new Set(keys).size).toBe(3);
});

test('only the variables asked for are fetched', async () => {
  await ReviewCase.start(client, { a: 1, b: { c: [1.5, null, '二'] } });
  const { jobs } = await client.activateJobs({ ...wanted, fetchVariable: ['b'], requestTimeout: 20_000 });
  expect(jobs[0]?.variables).toEqual({ b: { c: [1.5, null, '二'] } });
});

test('a failed job comes back after its back-off', async () => {
  const review = await ReviewCase.start(client);
  const { jobKey } = await review.job('review.prepare');
  await client.failJob({ jobKey, retries: 2, errorMessage: 'the warehouse is away', retryBackOff: 60_000 });
  expect((await client.activateJobs({ ...wanted, requestTimeout: -1 })).jobs).toEqual([]);
  const poll = client.activateJobs({ ...wanted, requestTimeout: 20_000 });
  await cluster.advance(61_000);
  expect((await poll).jobs[0]).toMatchObject({ jobKey, retries: 2 });
});

test('a job is completed once', async () => {
  const review = await ReviewCase.start(client);
  const { jobKey } = await review.job('review.prepare');
  await client.completeJob({ jobKey, variables: { dueAt: '2099-01-01T00:00:00Z' } });
  await expect(client.completeJob({ jobKey })).rejects.toMatchObject({ status: 404, title: 'NOT_FOUND' });
});

test('an error that nobody catches is an incident, one that is caught goes on', async () => {
  const caught = await ReviewCase.start(client);
  await client.throwJobError({ jobKey: (await caught.job('review.prepare')).jobKey, errorCode: 'HOPELESS' });
  expect(cluster.takenSequenceFlows(caught.processInstanceKey)).toEqual(['Flow_Prepare', 'Flow_Hopeless']);
  const uncaught = await ReviewCase.start(client);
  await client.throwJobError({ jobKey: (await uncaught.job('review.prepare')).jobKey, errorCode: 'UNKNOWN_CODE' });
  expect([...cluster.tables.incidents.all()]).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', state: 'ACTIVE' }]);
  expect(cluster.tables.processInstances.get(uncaught.processInstanceKey)?.hasIncident).toBe(true);
});

test('an incident of a called instance shows on its caller, until it is resolved', async () => {
  await deploy(client, 'caller.bpmn');
  const caller = await client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('caller') });
  const { jobs } = await client.activateJobs({ ...wanted, requestTimeout: 20_000 });
  const jobKey = jobs[0]?.jobKey;
  if (!jobKey) throw new Error('The called instance has no job');
  await client.failJob({ jobKey, retries: 0 });
  const state = () => cluster.tables.processInstances.get(caller.processInstanceKey);
  expect(state()?.hasIncident).toBe(true);
  const found = await client.searchProcessInstanceIncidents({ processInstanceKey: caller.processInstanceKey }, { consistency: { waitUpToMs: 0 } });
  const incidentKey = found.items?.[0]?.incidentKey;
  if (!incidentKey) throw new Error("The caller's search shows no incident");
  await client.updateJob({ jobKey, changeset: { retries: 1 } });
  await client.resolveIncident({ incidentKey });
  expect(state()?.hasIncident).toBe(false);
});
