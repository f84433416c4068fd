import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../test/support/start-system';
import { createDirectory } from './directory';
import { people } from './index';
import { refusal, somebody, unique, type StartedPeople } from './test-support';

const away = [{ from: '2026-09-07', to: '2026-09-08' }];
const directory = createDirectory([
  somebody('lu', { posts: ['companyGm'], name: '陆' }),
  somebody('fan', { posts: ['technicalDept'], name: '范' }),
  somebody('yao', { posts: ['technicalDept', 'purchasingDept'], name: '姚' }),
  somebody('ding', { posts: ['purchasingDept'], deputy: 'bai', absences: away, name: '丁' }),
  somebody('bai', { name: '白' }),
]);

let system: StartedPeople;
beforeAll(async () => {
  system = await startSystem(people({ directory, locale: 'zh-CN' }));
});
afterAll(() => system.close());

const meet = (...attendees: [seat: string, personId: string][]) =>
  system.client.checkAttendees({ body: { chair: 'companyGm', attendees: attendees.map(([seat, personId]) => ({ seat, personId })) }, idempotencyKey: unique() });
const chair: [string, string] = ['companyGm', 'lu'];

describe('a special meeting (PS-10, I-PS-11)', () => {
  test('resolves with those who hold their seats, also as deputies; they are named', async () => {
    expect(await meet(chair, ['technicalDept', 'fan'], ['purchasingDept', 'bai'])).toEqual({
      attendeesFit: true,
      attendeesReason: null,
      attendees: [
        { seat: 'companyGm', seatName: '公司总经理', personId: 'lu', name: '陆' },
        { seat: 'technicalDept', seatName: '技术部', personId: 'fan', name: '范' },
        { seat: 'purchasingDept', seatName: '采购部', personId: 'bai', name: '白' },
      ],
    });
  });

  test.each<[string, [string, string][], string]>([
    ['without its chair', [['technicalDept', 'fan']], '没有公司总经理主持'],
    ['with somebody of another department', [chair, ['purchasingDept', 'fan']], '此步骤由采购部办理；范不任此岗'],
    ['with one person on two seats', [chair, ['technicalDept', 'yao'], ['purchasingDept', 'yao']], '姚只能代表一方出席'],
    ['with two people on one seat', [chair, ['technicalDept', 'fan'], ['technicalDept', 'yao']], '技术部只能有一人出席'],
    ['with an absent holder', [chair, ['purchasingDept', 'ding']], '丁今天不在岗'],
    ['with a stranger', [chair, ['purchasingDept', 'nobody']], '人员目录中没有“nobody”'],
    ['with a seat that there is not', [chair, ['canteen', 'fan']], '范不任此岗'],
  ])('does not resolve %s', async (_what, attendees, reason) => {
    expect(await meet(...attendees)).toMatchObject({ attendeesFit: false, attendeesReason: expect.stringContaining(reason) });
  });
});

test('who may act for a post today is told for a choice list', async () => {
  const { holders } = await system.client.listHolders({ query: { posts: 'technicalDept, purchasingDept' } });
  expect(holders).toEqual({
    technicalDept: [{ value: 'fan', label: '范' }, { value: 'yao', label: '姚' }],
    purchasingDept: [{ value: 'yao', label: '姚' }, { value: 'bai', label: '白' }],
  });
  await expect(system.client.listHolders({ query: { posts: 'canteen' } })).rejects.toMatchObject(refusal(422, 'unknownPost'));
});

test.each([
  [{ attendees: [] }, 'chair'],
  [{ chair: 'companyGm', attendees: [{ seat: 'companyGm' }] }, 'attendees.0.personId'],
])('attendees %j are refused, naming %s', async (body, field) => {
  await expect(system.post('/attendees/check', body, unique())).resolves.toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
