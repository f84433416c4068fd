import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, startTestCluster, type TestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;
let send: TestCluster['send'];
const cases: ReviewCase[] = [];

const result = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  page: z.object({ totalItems: z.number(), startCursor: z.string().optional(), endCursor: z.string().optional() }),
});

beforeAll(async () => {
  ({ cluster, client, send } = await startTestCluster());
  await deploy(client, 'review.bpmn', 'opinion.form');
  for (const caseNo of ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']) cases.push(await ReviewCase.start(client, { caseNo }));
  for (const review of cases) await review.prepare();
  const [first, second] = await Promise.all(cases.map((review) => review.task()));
  if (first) await client.updateUserTask({ userTaskKey: first.userTaskKey, changeset: { priority: 90, candidateGroups: ['picking'] } });
  if (second) await client.assignUserTask({ userTaskKey: second.userTaskKey, assignee: 'ann' });
});
afterAll(() => cluster.stop());

async function search(body: unknown, path = '/user-tasks/search') {
  const { status, json } = await send('POST', path, body);
  expect(status).toBe(200);
  return result.parse(json);
}
const caseOf = (item: Record<string, unknown>) => cases.findIndex((each) => each.processInstanceKey === item['processInstanceKey']) + 1;
const casesOf = async (body: unknown) => (await search(body)).items.map(caseOf);

test.each<[string, unknown, number[]]>([
  ['no filter', undefined, [1, 2, 3, 4, 5]],
  ['a plain value', { assignee: 'ann' }, [2]],
  ['$neq, where none counts as another', { assignee: { $neq: 'ann' } }, [1, 3, 4, 5]],
  ['$exists', { assignee: { $exists: true } }, [2]],
  ['$in', { assignee: { $in: ['ann', 'bob'] } }, [2]],
  ['$notIn', { assignee: { $notIn: ['ann'] } }, [1, 3, 4, 5]],
  ['one of several groups', { candidateGroup: 'finance' }, [2, 3, 4, 5]],
  ['$like', { candidateGroup: { $like: 'pick?ng' } }, [1]],
  ['numbers compared', { priority: { $gt: 50 } }, [1]],
  ['dates compared whatever their offset', { dueDate: { $lte: '2026-01-05T09:00:00+08:00' } }, [1, 2, 3, 4, 5]],
  ['dates apart', { dueDate: { $gt: '2026-01-05T09:00:00+08:00' } }, []],
  ['variables of the instance', { processInstanceVariables: [{ name: 'caseNo', value: '"C-3"' }] }, [3]],
  ['variables like a pattern', { processInstanceVariables: [{ name: 'caseNo', value: { $in: ['"C-3"', '"C-4"'] } }] }, [3, 4]],
  ['local variables', { localVariables: [{ name: 'localOnly', value: '1' }], priority: 50 }, [2, 3, 4, 5]],
  ['all conditions at once', { priority: 50, state: { $in: ['CREATED'] }, elementId: 'Task_Review', assignee: { $exists: false } }, [3, 4, 5]],
])('filters by %s', async (_case, filter, expected) => {
  expect(await casesOf(filter === undefined ? undefined : { filter })).toEqual(expected);
});

test('filters by an instance', async () => {
  const processInstanceKey = cases[3]?.processInstanceKey;
  expect(await casesOf({ filter: { processInstanceKey } })).toEqual([4]);
});

test('sorts both ways, with those that lack the value last', async () => {
  expect(await casesOf({ sort: [{ field: 'priority', order: 'DESC' }] })).toEqual([1, 2, 3, 4, 5]);
  expect(await casesOf({ sort: [{ field: 'priority' }, { field: 'creationDate', order: 'DESC' }] })).toEqual([5, 4, 3, 2, 1]);
  expect(await casesOf({ sort: [{ field: 'followUpDate', order: 'DESC' }], page: { limit: 2 } })).toEqual([1, 2]);
});

test('pages by offset and by cursor, there and back', async () => {
  expect(await casesOf({ page: { from: 3, limit: 10 } })).toEqual([4, 5]);
  const sort = [{ field: 'creationDate', order: 'DESC' }];
  const first = await search({ sort, page: { limit: 2 } });
  expect(first.items.map(caseOf)).toEqual([5, 4]);
  expect(first.page.totalItems).toBe(5);
  const second = await search({ sort, page: { limit: 2, after: first.page.endCursor } });
  expect(second.items.map(caseOf)).toEqual([3, 2]);
  const third = await search({ sort, page: { limit: 2, after: second.page.endCursor } });
  expect(third.items.map(caseOf)).toEqual([1]);
  const back = await search({ sort, page: { limit: 2, before: third.page.startCursor } });
  expect(back.items.map(caseOf)).toEqual([3, 2]);
  expect((await search({ filter: { assignee: 'nobody' } })).page).toEqual({ totalItems: 0 });
});

test('an instance search may give choices', async () => {
  const [one, two] = cases.map((review) => review.processInstanceKey);
  const filter = { $or: [{ processInstanceKey: one }, { processInstanceKey: two, state: 'COMPLETED' }] };
  const { items } = await search({ filter }, '/process-instances/search');
  expect(items.map(caseOf)).toEqual([1]);
});

test('a long variable is cut in a search and whole when read alone', async () => {
  const scope = cases[0]?.processInstanceKey ?? '';
  await send('PUT', `/element-instances/${scope}/variables`, { variables: { long: 'x'.repeat(10_000) } });
  const filter = { processInstanceKey: scope, name: 'long' };
  const [cut] = (await search({ filter }, '/variables/search')).items;
  expect(cut).toMatchObject({ isTruncated: true });
  expect(String(cut?.['value'])).toHaveLength(8191);
  const [whole] = (await search({ filter }, '/variables/search?truncateValues=false')).items;
  expect(whole).toMatchObject({ isTruncated: false });
  expect(await send('GET', `/variables/${String(cut?.['variableKey'])}`)).toMatchObject({ json: { value: `"${'x'.repeat(10_000)}"` } });
});
