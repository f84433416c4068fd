import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDirectory, parsePeople } from './directory-file';

const person = (id: string, changes: object = {}) => ({ id, name: '李敏', nameEn: 'Li Min', posts: ['packer'], language: 'zh-CN', ...changes });
const parse = (...people: object[]) => parsePeople(JSON.stringify({ people }), 'people.json');

describe('a file of people', () => {
  test('gives people with their posts; absences may be left out', () => {
    expect(parse(person('li.min'))).toEqual([{ ...person('li.min'), absences: [] }]);
  });

  test('an id may be a mail address, which is the user name on Camunda SaaS', () => {
    const given = [person('li.min@example.com', { superior: '2.wang+work@mail.example.com' }), person('2.wang+work@mail.example.com')];
    expect(parse(...given).map(({ id }) => id)).toEqual(['li.min@example.com', '2.wang+work@mail.example.com']);
  });

  test.each([
    ['the id li.min is given twice', [person('li.min'), person('li.min')]],
    ['li.min has the superior wang.fang, who is not in the file', [person('li.min', { superior: 'wang.fang' })]],
    ['li.min has the deputy wang.fang, who is not in the file', [person('li.min', { deputy: 'wang.fang' })]],
    ["li.min can't be their own deputy", [person('li.min', { deputy: 'li.min' })]],
    ['li.min has the post gardener, which is not known', [person('li.min', { posts: ['gardener'] })]],
    ['li.min has the post toString, which is not known', [person('li.min', { posts: ['toString'] })]],
    ['people.0.id: must be an id such as li.min', [person('Li Min')]],
    ...['li.min@', '@example.com', 'li.min@example', 'Li.Min@example.com', 'li min@example.com', `${'l'.repeat(90)}@example.com`].map((id): [string, object[]] => ['people.0.id: ', [person(id)]]),
    ['people.0.absences.0: ends before it begins', [person('li.min', { absences: [{ from: '2026-09-08', to: '2026-09-07' }] })]],
    ['people.0.absences.0.to: Invalid ISO date', [person('li.min', { absences: [{ from: '2026-09-08', to: '2026-02-30' }] })]],
    ['people.0.language', [person('li.min', { language: 'fr' })]],
    ['people.0: Unrecognized key: "phone"', [person('li.min', { phone: '1' })]],
    ['people: Too small', []],
  ])('is refused where %s', (sentence, people) => {
    expect(() => parse(...people)).toThrow(new RegExp(`people\\.json can not be used:\n- ${sentence}`));
  });

  test('is refused with a line for each thing to mend', () => {
    const wrong = () => parse(person('a', { superior: 'b' }), person('a', { posts: ['c', 'd'] }));
    expect(wrong).toThrow(/twice\n- .*superior b.*\n- .*post c.*\n- .*post d/);
  });

  test('is refused when it is no JSON, or not there', async () => {
    expect(() => parsePeople('{', 'people.json')).toThrow('people.json is not valid JSON');
    await expect(loadDirectory('no-such-file.json')).rejects.toThrow('The file of people no-such-file.json can not be read');
  });
});

describe('the demo people', () => {
  const noon = new Date('2026-09-07T12:00:00+08:00');
  const demo = loadDirectory(join(import.meta.dirname, 'demo-people.json'));

  test.each([
    ['backOfficeClerk', 2],
    ['issueSlipClerk', 2],
    ['issueSlipReviewer', 2],
    ['warehouseKeeper', 2],
    ['dispatchChecker', 2],
    ['dispatchApprover', 2],
    ['packer', 2],
    ['shipper', 2],
    ['logisticsDept', 2],
    ['customerServiceDept', 1],
    ['serviceDirector', 1],
  ] as const)('fill the post %s at least %i times', async (post, times) => {
    const directory = await demo;
    const group = post.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const present = directory.holders(post).filter(({ id }) => directory.mayAct(id, [group], noon).allowed);
    expect(present.length).toBeGreaterThanOrEqual(times);
  });

  test('four of them bring an order to shipment with every separation kept', async () => {
    const directory = await demo;
    const may = (id: string, group: string) => directory.mayAct(id, [group], noon).allowed;
    expect(['back-office-clerk', 'issue-slip-clerk'].every((group) => may('li.min', group))).toBe(true);
    expect(['issue-slip-reviewer', 'dispatch-checker'].every((group) => may('wang.fang', group))).toBe(true);
    expect(['warehouse-keeper', 'packer', 'shipper'].every((group) => may('zhang.wei', group))).toBe(true);
    expect(['dispatch-approver', 'logistics-dept'].every((group) => may('chen.jie', group))).toBe(true);
  });

  test('have a reviewer who is away, with a deputy', async () => {
    const directory = await demo;
    expect(directory.mayAct('zhou.yan', ['issue-slip-reviewer'], noon)).toEqual({ allowed: false, reason: 'absent' });
    const stoodIn = { allowed: true, as: 'deputy', post: 'issueSlipReviewer', standsInFor: 'zhou.yan' };
    expect(directory.mayAct('wu.hao', ['issue-slip-reviewer'], noon)).toEqual(stoodIn);
  });
});
