import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient, UserTaskKey } from '@camunda8/orchestration-cluster-api';
import type { Authenticate } from '../people/principal';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { atOnce, deploy, send, startTestCluster, strictClient } from './testing/test-cluster';

const accounts: Record<string, 'person' | 'service'> = { ann: 'person', bob: 'person', workers: 'service' };
const passwords: string[] = [];
const authenticate: Authenticate = (username, password) => {
  passwords.push(password);
  const kind = accounts[username];
  return Promise.resolve(kind && password === `${username}-secret` ? { username, kind } : null);
};
const basic = (username: string, password = `${username}-secret`) => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});

let cluster: Cluster;
let workers: CamundaClient;
let ann: CamundaClient;
let bob: CamundaClient;
let userTaskKey: UserTaskKey;
let review: ReviewCase;
const client = (username: string) => strictClient(cluster, { username, password: `${username}-secret` });

beforeAll(async () => {
  ({ cluster } = await startTestCluster({ authenticate }));
  [workers, ann, bob] = [client('workers'), client('ann'), client('bob')];
  await deploy(workers, 'review.bpmn', 'opinion.form');
  review = await ReviewCase.start(workers);
  userTaskKey = await review.prepare();
});
afterAll(() => cluster.stop());

describe('who is not signed in', () => {
  test.each([
    ['without a header', {}],
    ['with a wrong password', basic('ann', 'wrong')],
    ['with an unknown name', basic('eve')],
    ['with another scheme', { authorization: 'Bearer abc' }],
    ['with a broken header', { authorization: 'Basic !!!' }],
  ])('%s gets a 401 that says how to sign in', async (_case, headers) => {
    const response = await fetch(`${cluster.restAddress}/v2/topology`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ title: 'UNAUTHORIZED', status: 401, instance: '/v2/topology' });
  });
});

describe('a person', () => {
  test('is named by authentication/me', async () => {
    expect(await ann.getAuthentication()).toMatchObject({ username: 'ann' });
  });

  test('looks at everything', async () => {
    expect((await ann.searchUserTasks({}, atOnce)).items).toHaveLength(1);
    await ann.searchProcessInstances({}, atOnce);
    await ann.getUserTaskForm({ userTaskKey }, atOnce);
  });

  test.each([
    ['post', '/process-instances', { processDefinitionId: 'review' }],
    ['post', '/process-instances/1/cancellation', undefined],
    ['post', '/deployments', undefined],
    ['post', '/jobs/activation', { type: 'a', timeout: 1, maxJobsToActivate: 1 }],
    ['post', '/jobs/1/completion', {}],
    ['post', '/jobs/1/failure', {}],
    ['post', '/jobs/1/error', { errorCode: 'X' }],
    ['patch', '/jobs/1', { changeset: { retries: 1 } }],
    ['post', '/messages/publication', { name: 'a' }],
    ['post', '/messages/correlation', { name: 'a' }],
    ['put', '/element-instances/1/variables', { variables: {} }],
    ['post', '/incidents/1/resolution', undefined],
    ['patch', '/user-tasks/1', { changeset: { priority: 1 } }],
    ['put', '/clock', { timestamp: 1 }],
    ['post', '/clock/reset', undefined],
  ])('may not %s %s', async (method, path, body) => {
    const answer = await send(`${cluster.restAddress}/v2${path}`, method.toUpperCase(), body, basic('ann'));
    expect(answer).toMatchObject({ status: 403, json: { title: 'FORBIDDEN', detail: expect.stringContaining('only services') } });
  });

  test('starts what staff record from a form, from its beginning', async () => {
    const start = (body: object) => send(`${cluster.restAddress}/v2/process-instances`, 'POST', body, basic('ann'));
    // Let through to the engine, which has no such process here.
    expect(await start({ processDefinitionId: 'record-dispatch-plan' })).toMatchObject({ status: 404 });
    const inTheMiddle = { processDefinitionId: 'record-dispatch-plan', startInstructions: [{ elementId: 'Task_Record' }] };
    expect(await start(inTheMiddle)).toMatchObject({ status: 403, json: { detail: expect.stringContaining('in its middle') } });
  });

  test('may not move the clock over the monitoring port either', async () => {
    const url = `${cluster.monitoringAddress}/actuator/clock/add`;
    expect(await send(url, 'POST', { offsetMilli: 1 })).toMatchObject({ status: 401 });
    expect(await send(url, 'POST', { offsetMilli: 1 }, basic('ann'))).toMatchObject({ status: 403 });
    expect(await send(url, 'POST', { offsetMilli: 1 }, basic('workers'))).toMatchObject({ status: 200 });
  });

  test('completes only a task of their own', async () => {
    await expect(ann.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 409, detail: expect.stringContaining('assign it first') });
    await expect(ann.assignUserTask({ userTaskKey, assignee: 'bob' })).rejects.toMatchObject({ status: 403 });
    await ann.assignUserTask({ userTaskKey, assignee: 'ann' });
    await expect(bob.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 403, detail: expect.stringContaining('assigned to ann') });
    await expect(bob.unassignUserTask({ userTaskKey })).rejects.toMatchObject({ status: 403 });
    await ann.unassignUserTask({ userTaskKey });
    await bob.assignUserTask({ userTaskKey, assignee: 'bob', allowOverride: false });
    await Promise.all([bob.completeUserTask({ userTaskKey, variables: { opinion: 'yes' } }), review.letPass()]);
  });
});

describe('a password', () => {
  test('is checked once in a while, not at each request', async () => {
    passwords.length = 0;
    await client('bob').getTopology();
    await client('bob').getTopology();
    expect(passwords).toEqual([]);
  });
});

describe('the door without HTTP', () => {
  type Asked = [method: 'get' | 'post' | 'patch', path: string, body: string | undefined, headers: { authorization?: string }];
  const asked: Asked[] = [
    ['get', '/topology', undefined, basic('ann')],
    ['get', '/topology', undefined, {}],
    ['get', '/topology', undefined, basic('eve')],
    ['get', '/user-tasks/1', undefined, basic('ann')],
    ['get', '/user-tasks/one', undefined, basic('ann')],
    ['post', '/user-tasks/search', '{"filter":{"state":"CREATED"},"page":{"limit":5}}', basic('ann')],
    ['post', '/user-tasks/search', '{"filter":{"colour":"red"}}', basic('ann')],
    ['post', '/user-tasks/search', '{"filter":', basic('ann')],
    ['post', '/process-instances', '{"processDefinitionId":"review"}', basic('ann')],
    ['post', '/process-instances', undefined, basic('workers')],
    ['post', '/jobs/1/completion', '{}', basic('workers')],
    ['patch', '/jobs/1', '{"changeset":{}}', basic('workers')],
  ];

  test.each(asked)('answers %s %s %s as the port does', async (method, path, body, headers) => {
    const { status, json } = await send(`${cluster.restAddress}/v2${path}`, method.toUpperCase(), body, headers);
    const answer = await cluster.door({ method, path, authorization: headers.authorization, body });
    const told: unknown = JSON.parse(answer?.text ?? '');
    expect({ status: answer?.status, json: told }).toEqual({ status, json });
  });

  test('leaves forms with files, and paths that are none, to the port', () => {
    expect(cluster.door({ method: 'post', path: '/deployments', authorization: basic('workers').authorization })).toBeUndefined();
    expect(cluster.door({ method: 'get', path: '/nothing', authorization: basic('workers').authorization })).toBeUndefined();
  });
});
