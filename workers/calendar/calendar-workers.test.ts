import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../test/support/start-system';
import { calendar } from '../../src/systems/calendar';
import type { calendarContract } from '../../src/systems/calendar/contract';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';
import { computeDeadline } from './compute-deadline';

let system: StartedSystem<typeof calendarContract>;
let clients: SystemClients;
beforeAll(async () => {
  system = await startSystem(calendar({ businessDayEnd: '17:30' }));
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), calendar: system.client };
});
afterAll(() => system.close());

const outcomeOf = (variables: object) =>
  decideOutcome(computeDeadline, fakeJob({ type: computeDeadline.type, variables: { ...variables, other: 1 }, elementInstanceKey: '1' }), clients, 'i1');
const start = { kind: 'workingDays', amount: 2, startedAt: '2026-09-12T11:00:00+08:00' };

test('the moment that a timer and a due date read', async () => {
  expect(await outcomeOf(start)).toEqual({ kind: 'complete', variables: { dueAt: '2026-09-15T17:30:00+08:00' } });
});

test.each([
  ['kind', { ...start, kind: 'weeks' }],
  ['amount', { ...start, amount: 0 }],
  ['startedAt', { ...start, startedAt: null }],
  ['public holidays of 2031', { ...start, startedAt: '2031-01-04T11:00:00+08:00' }],
])('what it can not use is an incident that names it: %s', async (name, variables) => {
  expect(await outcomeOf(variables)).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining(name) });
});
