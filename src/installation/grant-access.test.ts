import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express, { type Response } from 'express';
import { z } from 'zod';
import { listen } from '../../test/support/listen';
import { flowsFolder } from './flows-folder';
import type { Person } from '../people/person';
import { posts } from '../people/posts';
import { connectCamunda } from '../camunda/client';
import { readFlows } from '../camunda/flow-files';
import { grantAccess, grantsOf } from './grant-access';

/**
 * Camunda's identity as its REST API is described, behind Camunda's own client: the embedded engine has none. What it keeps
 * is refused a second time with 409, whoever it does not know with 404.
 */
const kept = new Set<string>();
const authorizations: unknown[] = [];
const users = ['li.min', 'wang.fang'];
let door: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = express().use(express.json());
  const problem = (response: Response, status: number) => void response.status(status).type('application/problem+json').json({ type: 'about:blank', title: 'refused', status, detail: 'refused' });
  const keep = (response: Response, name: string, status: number, body?: object) => {
    if (kept.has(name)) return problem(response, 409);
    kept.add(name);
    return body === undefined ? void response.status(status).end() : void response.status(status).json(body);
  };
  const group = z.strictObject({ groupId: z.string(), name: z.string().min(1) });
  const authorization = z.strictObject({ ownerType: z.literal('GROUP'), ownerId: z.string(), resourceType: z.enum(['COMPONENT', 'PROCESS_DEFINITION']), resourceId: z.string(), permissionTypes: z.array(z.string()).length(1) });
  app.post('/v2/groups', ({ body }, response) => {
    const { groupId, name } = group.parse(body);
    keep(response, `group ${groupId}`, 201, { groupId, name });
  });
  app.put('/v2/groups/:groupId/users/:username', ({ params: { groupId, username } }, response) => {
    if (!kept.has(`group ${groupId}`) || !users.includes(username)) return problem(response, 404);
    return keep(response, `${username} in ${groupId}`, 204);
  });
  app.put('/v2/roles/:roleId/groups/:groupId', ({ params: { roleId, groupId } }, response) => keep(response, `role ${roleId} ${groupId}`, 204));
  app.post('/v2/authorizations/search', (request, response) => {
    const { page } = z.object({ page: z.object({ from: z.number(), limit: z.number() }) }).parse(request.body);
    response.json({ items: authorizations.slice(page.from, page.from + page.limit), page: { totalItems: authorizations.length } });
  });
  app.post('/v2/authorizations', ({ body }, response) => {
    authorizations.push({ authorizationKey: String(authorizations.length + 1), ...authorization.parse(body) });
    response.status(201).json({ authorizationKey: String(authorizations.length) });
  });
  door = await listen(app);
});
afterAll(() => door.close());

const person = (id: string, posts: Person['posts']): Person => ({ id, name: id, nameEn: id, posts, absences: [], language: 'zh-CN' });
const people = [person('li.min', ['backOfficeClerk', 'issueSlipClerk']), person('wang.fang', ['shipper']), person('nobody', ['shipper'])];
async function grant(groupsOfToken = false) {
  const told: string[] = [];
  const result = await grantAccess({ camunda: connectCamunda(door.url), people, flows: await readFlows(flowsFolder), locale: 'en', groupsOfToken, tell: (line) => told.push(line) });
  return { ...result, told };
}

test('a group for each post with those who hold it, the role, Tasklist and the flows begun by hand; a second time nothing', async () => {
  const first = await grant();
  expect([...kept].filter((name) => name.startsWith('group '))).toHaveLength(posts.length);
  expect([...kept].filter((name) => name.includes(' in ')).toSorted()).toEqual(['li.min in back-office-clerk', 'li.min in issue-slip-clerk', 'wang.fang in shipper']);
  expect([...kept].filter((name) => name.startsWith('role task-worker '))).toHaveLength(posts.length);
  const grants = await grantsOf(await readFlows(flowsFolder));
  expect(authorizations).toHaveLength(grants.length);
  expect(first).toMatchObject({ added: posts.length * 2 + 3 + grants.length, unknown: ['nobody'] });
  expect(first.told.at(-1)).toBe('nobody: Camunda has no user of this name');
  expect(await grant()).toEqual({ added: 0, unknown: ['nobody'], told: ['nobody: Camunda has no user of this name'] });
  // Groups of the identity provider: the same authorizations, which are there.
  expect(await grant(true)).toEqual({ added: 0, unknown: [], told: [] });
});

test('what staff begin by hand is granted to the groups that have tasks there, part flows and flows that a message begins are not', async () => {
  const grants = (await grantsOf(await readFlows(flowsFolder))).filter(({ resourceType }) => resourceType === 'PROCESS_DEFINITION');
  const flows = new Set(grants.map(({ resourceId }) => resourceId));
  expect([...flows].filter((flow) => flow.includes('--') || ['unmatched-inbound', 'unboxing-incident'].includes(flow))).toEqual([]);
  expect([...flows]).toEqual(expect.arrayContaining(['record-incident-report', 'record-returned-parts', 'record-order-cancellation', 'outsourced-paint', 'part-scrap', 'red-letter-correction']));
  expect(grants).toContainEqual({ groupId: 'back-office-clerk', resourceType: 'PROCESS_DEFINITION', resourceId: 'record-incident-report', permission: 'CREATE_PROCESS_INSTANCE' });
  // These have no tasks: their start events say who begins them.
  for (const resourceId of ['record-order', 'record-order-correction']) expect(grants).toContainEqual({ groupId: 'back-office-clerk', resourceType: 'PROCESS_DEFINITION', resourceId, permission: 'CREATE_PROCESS_INSTANCE' });
});
