import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import { calendar } from './index';
import type { calendarContract } from './contract';

let system: StartedSystem<typeof calendarContract>;
beforeAll(async () => {
  system = await startSystem(calendar());
});
afterAll(() => system.close());

let keys = 0;
const key = () => `key-${(keys += 1)}`;
const refusal = (status: number, code: string, detail = '') => ({ problem: expect.objectContaining({ status, code, detail: expect.stringContaining(detail) }) });
const due = async (kind: 'calendarDays' | 'workingDays' | 'hours', amount: number, startedAt: string) =>
  (await system.client.computeDeadline({ query: { kind, amount, startedAt } })).dueAt;
const set = (exceptions: { day: string; working: boolean; name: string }[]) =>
  system.client.setExceptions({ body: { exceptions }, idempotencyKey: key() });

test('tells the moment in Shanghai, whatever the offset of the start', async () => {
  expect(await due('workingDays', 2, '2026-09-30T16:30:00Z')).toBe('2026-10-10T00:00:00+08:00');
  expect(await due('calendarDays', 3, '2026-09-07T10:00:00+08:00')).toBe('2026-09-11T00:00:00+08:00');
  expect(await due('hours', 24, '2026-09-07T10:00:00+08:00')).toBe('2026-09-08T10:00:00+08:00');
});

test('an exception holds from the moment it is set until it is removed; setting it anew changes it', async () => {
  await set([{ day: '2026-03-10', working: false, name: '厂庆' }, { day: '2026-03-14', working: true, name: '盘点' }]);
  expect(await due('workingDays', 1, '2026-03-09T10:00:00+08:00')).toBe('2026-03-12T00:00:00+08:00');
  expect(await due('workingDays', 1, '2026-03-13T10:00:00+08:00')).toBe('2026-03-15T00:00:00+08:00');
  const { days } = await system.client.listDays({ query: { from: '2026-03-10', to: '2026-03-15' } });
  expect(days.map(({ working, reason, name }) => [working, reason, name])).toEqual([
    [false, 'exception', '厂庆'],
    [true, 'weekday', undefined],
    [true, 'weekday', undefined],
    [true, 'weekday', undefined],
    [true, 'exception', '盘点'],
    [false, 'weekend', undefined],
  ]);
  await set([{ day: '2026-03-10', working: true, name: '改期' }]);
  expect(await due('workingDays', 1, '2026-03-09T10:00:00+08:00')).toBe('2026-03-11T00:00:00+08:00');
  const removal = { days: ['2026-03-10', '2026-03-14'] };
  await expect(system.client.removeExceptions({ body: { days: ['2026-03-10', '2026-03-11'] }, idempotencyKey: key() })).rejects.toMatchObject(refusal(404, 'notFound', '2026-03-11'));
  expect(await system.client.removeExceptions({ body: removal, idempotencyKey: key() })).toEqual({ removed: 2 });
  expect(await system.client.listExceptions({})).toEqual({ exceptions: [], years: [] });
});

test('public holidays and make-up days are told with their names', async () => {
  const { days } = await system.client.listDays({ query: { from: '2026-10-07', to: '2026-10-10' } });
  expect(days.map(({ working, reason, name }) => [working, reason, name])).toEqual([
    [false, 'publicHoliday', '国庆节'],
    [true, 'weekday', undefined],
    [true, 'weekday', undefined],
    [true, 'makeUpDay', '国庆节'],
  ]);
});

test('a year that nobody has entered is refused until the company keeps it, and says that its days off are there', async () => {
  await expect(due('workingDays', 1, '2028-05-01T10:00:00+08:00')).rejects.toMatchObject(refusal(422, 'yearUnknown', '2028'));
  await expect(system.client.listDays({ query: { from: '2028-01-01', to: '2028-01-02' } })).rejects.toMatchObject(refusal(422, 'yearUnknown'));
  const keep = () => system.client.keepYear({ body: { year: 2028 }, idempotencyKey: key() });
  await expect(keep()).rejects.toMatchObject(refusal(422, 'yearEmpty', 'year'));
  await set([{ day: '2028-05-02', working: false, name: '劳动节' }]);
  await expect(due('workingDays', 1, '2028-05-01T10:00:00+08:00')).rejects.toMatchObject(refusal(422, 'yearUnknown'));
  expect(await keep()).toEqual({ year: 2028 });
  expect(await keep()).toEqual({ year: 2028 });
  expect(await due('workingDays', 1, '2028-05-01T10:00:00+08:00')).toBe('2028-05-04T00:00:00+08:00');
  expect(await system.client.listExceptions({})).toMatchObject({ years: [2028] });
});

test.each([
  ['kind', '/deadline?kind=weeks&amount=1&startedAt=2026-09-07T10:00:00Z'],
  ['amount', '/deadline?kind=hours&amount=0&startedAt=2026-09-07T10:00:00Z'],
  ['amount', '/deadline?kind=hours&amount=1.5&startedAt=2026-09-07T10:00:00Z'],
  ['startedAt', '/deadline?kind=hours&amount=1&startedAt=2026-09-07'],
  ['from', '/days?from=2026-02-30&to=2026-03-01'],
])('a request with a wrong %s names it', async (field, path) => {
  const answer = await fetch(`${system.url}${path}`, { headers: { 'x-api-key': system.apiKey } });
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ errors: [expect.objectContaining({ field })] })]);
});

test.each([
  ['2026-03-02', '2026-03-01'],
  ['2026-01-01', '2027-03-01'],
])('a span from %s to %s is refused', async (from, to) => {
  await expect(system.client.listDays({ query: { from, to } })).rejects.toMatchObject(refusal(422, 'spanUnusable', 'to'));
});

test('an exception without a name, or twice in one request, changes nothing', async () => {
  const bad = [
    [{ day: '2026-03-10', working: false, name: ' ' }],
    [{ day: '2026-03-10', working: false, name: 'a' }, { day: '2026-03-10', working: true, name: 'b' }],
    [{ day: '10.3.2026', working: false, name: 'a' }],
  ];
  for (const exceptions of bad) expect((await system.post('/exceptions', { exceptions }, key())).status).toBe(400);
  expect((await system.client.listExceptions({})).exceptions.filter(({ day }) => day.startsWith('2026'))).toEqual([]);
});
