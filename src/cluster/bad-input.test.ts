import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, startTestCluster, type TestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;
let send: TestCluster['send'];

beforeAll(async () => {
  ({ cluster, client, send } = await startTestCluster());
  await deploy(client, 'review.bpmn', 'opinion.form');
  await ReviewCase.start(client);
});
afterAll(() => cluster.stop());

const activation = { type: 'a', timeout: 1000, maxJobsToActivate: 1 };

describe('a request that has no usable shape', () => {
  test.each<[string, string, string, unknown, number, string]>([
    ['broken JSON', 'POST', '/process-instances', '{"a":', 400, 'not valid JSON'],
    ['a list for an object', 'POST', '/process-instances', [], 400, 'request body'],
    ['no body where one is needed', 'POST', '/process-instances', undefined, 400, 'Required request body is missing'],
    ['an unknown property', 'POST', '/jobs/activation', { ...activation, priority: 1 }, 400, 'Request property [priority] cannot be parsed'],
    ['an unknown filter', 'POST', '/user-tasks/search', { filter: { group: 'x' } }, 400, 'Request property [filter.group] cannot be parsed'],
    ['an unknown operator', 'POST', '/user-tasks/search', { filter: { assignee: { $regex: 'x' } } }, 400, 'assignee.$regex] cannot be parsed'],
    ['an unknown sort field', 'POST', '/user-tasks/search', { sort: [{ field: 'colour' }] }, 400, 'Unknown sortBy: colour'],
    ['an unknown state', 'POST', '/user-tasks/search', { filter: { state: 'OPEN' } }, 400, 'filter.state'],
    ['a date that is none', 'POST', '/user-tasks/search', { filter: { dueDate: { $gt: 'tomorrow' } } }, 400, 'filter.dueDate.$gt'],
    ['a number for text', 'POST', '/jobs/activation', { ...activation, type: 5 }, 400, "The value for type is '5' but must be of type string"],
    ['text for a number', 'POST', '/jobs/activation', { ...activation, timeout: 'soon' }, 400, "The value for timeout is 'soon'"],
    ['a fraction', 'POST', '/jobs/activation', { ...activation, maxJobsToActivate: 1.5 }, 400, 'maxJobsToActivate'],
    ['a missing field', 'POST', '/jobs/activation', { timeout: 1, maxJobsToActivate: 1 }, 400, 'No type provided'],
    ['two kinds of paging', 'POST', '/variables/search', { page: { from: 0, after: 'MTIz' } }, 400, 'only one of from, after and before'],
    ['a cursor that is none', 'POST', '/variables/search', { page: { after: '###' } }, 400, 'page.after'],
    ['a key that is none', 'GET', '/process-instances/abc', undefined, 400, 'processInstanceKey'],
    ['no assignee', 'POST', '/user-tasks/1/assignment', { assignee: '' }, 400, 'assignee'],
    ['an empty change', 'PATCH', '/user-tasks/1', { changeset: {} }, 400, 'No update data provided'],
    ['a priority out of range', 'PATCH', '/user-tasks/1', { changeset: { priority: 101 } }, 400, 'priority'],
    ['a result of another kind', 'POST', '/jobs/1/completion', { result: { type: 'magic' } }, 400, 'result.type'],
    ['an unknown path', 'GET', '/nowhere', undefined, 404, 'There is no GET /v2/nowhere'],
    ['a form for JSON', 'POST', '/deployments', {}, 415, 'multipart/form-data'],
  ])('%s', async (_case, method, path, body, status, detail) => {
    const answer = await send(method, path, body);
    expect(answer.contentType).toContain('application/problem+json');
    expect(answer).toMatchObject({ status, json: { type: 'about:blank', status, instance: `/v2${path}`, detail: expect.stringContaining(detail) } });
  });

  test('text that is not said to be JSON', async () => {
    const answer = await send('POST', '/process-instances', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer).toMatchObject({ status: 415 });
  });

  test('a body over 1 MB', async () => {
    const answer = await send('POST', '/process-instances', { processDefinitionId: 'review', variables: { text: 'x'.repeat(1_100_000) } });
    expect(answer).toMatchObject({ status: 413, json: { detail: expect.stringContaining('1 MB') } });
  });
});

describe('a deployment', () => {
  const url = () => `${cluster.restAddress}/v2/deployments`;
  const post = async (parts: [string, string, string][]) => {
    const form = new FormData();
    for (const [part, name, text] of parts) form.append(part, new Blob([text]), name);
    const response = await fetch(url(), { method: 'POST', body: form });
    const json: unknown = await response.json();
    return { status: response.status, json };
  };

  test('without a file', async () => {
    expect(await post([])).toMatchObject({ status: 400 });
    expect(await post([['files', 'a.bpmn', 'x']])).toMatchObject({ status: 400, json: { detail: expect.stringContaining('[files]') } });
  });

  test('of a diagram that is none tells the engine’s reason', async () => {
    const answer = await post([['resources', 'broken.bpmn', 'nonsense']]);
    expect(answer).toMatchObject({ status: 400, json: { title: 'INVALID_ARGUMENT', detail: expect.stringContaining("'broken.bpmn'") } });
  });

  test('of nearly 4 MB is taken', async () => {
    const answer = await post([['resources', 'large.form', `{"id":"large","text":"${'x'.repeat(4_150_000)}"}`]]);
    expect(answer).toMatchObject({ status: 200, json: { deployments: [{ form: { formId: 'large' } }] } });
  });

  test('of more than 4 MB', async () => {
    expect(await post([['resources', 'large.form', 'x'.repeat(4_300_000)]])).toMatchObject({ status: 413 });
  });

  test('that breaks off leaves nothing behind', async () => {
    await new Promise<void>((resolve) => {
      const broken = request(url(), { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1000' } });
      broken.on('error', () => resolve());
      broken.write('--b\r\ncontent-disposition: form-data; name="resources"; filename="a.bpmn"\r\n\r\nhalf', () => broken.destroy());
      broken.on('close', () => resolve());
    });
    expect((await send('GET', '/topology')).status).toBe(200);
  });
});

describe('what the engine refuses', () => {
  test.each<[string, string, string, unknown]>([
    ['an unknown process', 'POST', '/process-instances', { processDefinitionId: 'nobody' }],
    ['an unknown instance', 'POST', '/process-instances/5/cancellation', undefined],
    ['an unknown job', 'POST', '/jobs/5/completion', {}],
    ['an unknown incident', 'POST', '/incidents/5/resolution', undefined],
    ['an unknown scope', 'PUT', '/element-instances/5/variables', { variables: { a: 1 } }],
    ['an unknown task', 'POST', '/user-tasks/5/assignment', { assignee: 'ann' }],
    ['a task that cannot be found', 'GET', '/user-tasks/5', undefined],
    ['an element that cannot be found', 'GET', '/element-instances/5', undefined],
    ['a form of an unknown task', 'GET', '/user-tasks/5/form', undefined],
    ['variables of an unknown task', 'POST', '/user-tasks/5/variables/search', {}],
  ])('%s is a 404', async (_case, method, path, body) => {
    expect(await send(method, path, body)).toMatchObject({ status: 404, json: { title: 'NOT_FOUND', instance: `/v2${path}` } });
  });

  test('variables nested too deep', async () => {
    const body = `{"processDefinitionId":"review","variables":{"deep":${'['.repeat(3000)}${']'.repeat(3000)}}}`;
    expect(await send('POST', '/process-instances', body)).toMatchObject({ status: 400, json: { title: 'INVALID_ARGUMENT' } });
  });

  test('variables that are no JSON object of fit numbers come back as an answer, and the engine goes on', async () => {
    const answer = await send('POST', '/process-instances', '{"processDefinitionId":"review","variables":{"n":123456789012345678901234567890}}');
    expect([200, 400]).toContain(answer.status);
    expect((await send('POST', '/process-instances', { processDefinitionId: 'review' })).status).toBe(200);
  });
});
