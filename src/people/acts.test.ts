import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asked, askedReview, check, confirm, refusal, startPeople, unique, type StartedPeople } from './test-support';

let people: StartedPeople;
beforeAll(async () => {
  people = await startPeople();
});
afterAll(() => people.close());

const denied = (reason: string) => ({ allowed: false, reason: expect.stringContaining(reason) });
const actsOf = async (instance: string) => (await people.client.listActs({ query: { instance } })).acts;

/** A slip that `assignee` made; its instance. */
async function made(assignee: string) {
  const body = asked({ assignee });
  expect(await check(people, body)).toEqual({ allowed: true });
  await confirm(people, body.passage, body.act);
  return body.instance;
}

describe('a task', () => {
  test('is completed only by whoever claimed it', async () => {
    await expect(check(people, asked({ assignee: undefined }))).resolves.toEqual({ allowed: false, reason: '请先领取任务，再完成。' });
  });

  test('may be given back', async () => {
    await expect(check(people, asked({ assignee: undefined, event: 'assigning' }))).resolves.toEqual({ allowed: true });
  });

  test('goes to holders of its post only', async () => {
    for (const event of ['assigning', 'completing']) {
      await expect(check(people, asked({ assignee: 'maker', event }))).resolves.toEqual({ allowed: true });
      await expect(check(people, asked({ assignee: 'reviewer', event }))).resolves.toEqual(denied('此步骤由开单员办理'));
      await expect(check(people, asked({ assignee: 'nobody', event }))).resolves.toEqual(denied('人员目录中没有“nobody”'));
    }
  });

  test('goes to the deputy while its holder is absent, and is recorded as such', async () => {
    const instance = unique();
    await expect(check(people, askedReview(instance, 'away'))).resolves.toEqual(denied('今天不在岗'));
    await expect(check(people, askedReview(instance, 'deputy'))).resolves.toEqual({ allowed: true });
    await expect(actsOf(instance)).resolves.toEqual([expect.objectContaining({ personId: 'deputy', actedAs: 'deputy' })]);
  });

  test('is refused in English where that is asked for', async () => {
    const body = asked({ assignee: 'reviewer', locale: 'en' });
    await expect(check(people, body)).resolves.toEqual(denied('This step is for the issue-slip clerk; Person reviewer has no such post'));
  });
});

describe("a superior's step (WR-08)", () => {
  /** Somebody rules in a case, in another instance than the step's; who is let through there then. */
  async function after(ruler: string, candidateGroup: string, caseNo = unique()) {
    const ruled = asked({ act: 'ruleOnParts', assignee: ruler, candidateGroups: [candidateGroup], caseNo });
    await check(people, ruled);
    await confirm(people, ruled.passage);
    const step = { act: 'ruleFinally', superiorOf: 'ruleOnParts', candidateGroups: ['service-marketing-head', 'service-director'], caseNo };
    return (assignee: string) => check(people, asked({ ...step, assignee }));
  }

  test('is for the superior of who did the act in the case, whatever posts others have', async () => {
    const may = await after('judge', 'warranty-adjudicator');
    await expect(may('head')).resolves.toEqual({ allowed: true });
    for (const other of ['otherHead', 'director', 'judge', 'nobody']) expect((await may(other)).allowed).toBe(false);
    await expect(may('otherHead')).resolves.toEqual(denied('此步骤由办理“判定退件”者的上级人员head办理；人员otherHead不是'));
  });

  test('goes to the deputy while the superior is absent', async () => {
    const may = await after('head', 'service-marketing-head');
    await expect(may('director')).resolves.toEqual(denied('今天不在岗'));
    await expect(may('deputy')).resolves.toEqual({ allowed: true });
  });

  test('goes by the posts where there is no superior, or nobody did the act; never to who did it', async () => {
    const may = await after('lone', 'warranty-adjudicator');
    await expect(may('otherHead')).resolves.toEqual({ allowed: true });
    await expect(may('lone')).resolves.toEqual(denied('请由另一人办理'));
    const step = { act: 'ruleFinally', superiorOf: 'ruleOnParts', candidateGroups: ['service-marketing-head'], caseNo: unique() };
    await expect(check(people, asked({ ...step, assignee: 'head' }))).resolves.toEqual({ allowed: true });
  });

  test('an act in another instance of the case excludes its doer, where the step says so', async () => {
    const caseNo = unique();
    const made = asked({ act: 'ruleOnParts', assignee: 'both', caseNo });
    await check(people, made);
    await confirm(people, made.passage);
    const review = (assignee: string) => check(people, askedReview(unique(), assignee, { excludes: [], excludesInCase: ['ruleOnParts'], caseNo }));
    await expect(review('both')).resolves.toEqual(denied('请由另一人办理'));
    await expect(review('reviewer')).resolves.toEqual({ allowed: true });
  });
});

describe('the other hand (I-G-9)', () => {
  test('the maker of a slip neither takes nor completes its review; another reviewer does', async () => {
    const instance = await made('both');
    const reason = '人员both已办理“开出库单”，不能再办理“审核出库单”，请由另一人办理。';
    for (const event of ['assigning', 'completing']) {
      await expect(check(people, askedReview(instance, 'both', { event }))).resolves.toEqual({ allowed: false, reason });
      await expect(check(people, askedReview(instance, 'reviewer', { event }))).resolves.toEqual({ allowed: true });
    }
    const english = await check(people, askedReview(instance, 'both', { locale: 'en' }));
    expect(english.reason).toBe(
      'Person both did "make out the issue slip" in this case, so another person must do "review the issue slip".',
    );
  });

  test('counts in the same instance only', async () => {
    await made('both');
    await expect(check(people, askedReview(unique(), 'both'))).resolves.toEqual({ allowed: true });
  });

  test('looks at the latest doing: after a new slip by another maker, the first one may review', async () => {
    const instance = await made('both');
    await check(people, asked({ instance, assignee: 'maker' }));
    await expect(check(people, askedReview(instance, 'both'))).resolves.toEqual({ allowed: true });
    await expect(check(people, askedReview(instance, 'maker', { candidateGroups: ['issue-slip-clerk'] }))).resolves.toEqual(
      denied('请由另一人办理'),
    );
  });

  test('counts an act from the moment it is reserved, and of two at once one passes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const instance = unique();
      const both = [
        asked({ instance, assignee: 'both', excludes: ['reviewIssueSlip'] }),
        askedReview(instance, 'both'),
      ];
      const answers = await Promise.all(both.map((body) => check(people, body)));
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    }
  });

  test('reads every excluded act', async () => {
    const instance = unique();
    await check(people, asked({ instance, assignee: 'both', act: 'prepareStock' }));
    const body = askedReview(instance, 'both', { act: 'approveDispatch', excludes: ['checkGoods', 'prepareStock'] });
    await expect(check(people, body)).resolves.toEqual(denied('已办理“备货”，不能再办理“核准”'));
  });
});

describe('a reserved act', () => {
  test('is confirmed with its doer, again and again', async () => {
    const body = asked();
    await check(people, body);
    await expect(confirm(people, body.passage, body.act)).resolves.toEqual({ completedBy: 'maker' });
    await expect(confirm(people, body.passage)).resolves.toEqual({ completedBy: 'maker' });
    const acts = await actsOf(body.instance);
    expect(acts).toEqual([expect.objectContaining({ act: 'makeIssueSlip', state: 'confirmed', confirmedAt: expect.any(String) })]);
  });

  test('gives way to a later attempt of the same passage, until it is confirmed', async () => {
    const first = asked({ assignee: 'maker' });
    await check(people, first);
    await expect(check(people, { ...first, assignee: 'both' })).resolves.toEqual({ allowed: true });
    await expect(confirm(people, first.passage, first.act)).resolves.toEqual({ completedBy: 'both' });
    await expect(check(people, first)).resolves.toEqual(denied('“开出库单”已由人员both办理'));
    await expect(check(people, { ...first, assignee: 'both' })).resolves.toEqual({ allowed: true });
    await expect(actsOf(first.instance)).resolves.toHaveLength(1);
  });

  test('is not made by an assignment, nor by a refused completion', async () => {
    const assigned = asked({ event: 'assigning' });
    await check(people, assigned);
    await expect(confirm(people, assigned.passage)).rejects.toMatchObject(refusal(409, 'actNotReserved'));
    const refused = asked({ assignee: 'reviewer' });
    await check(people, refused);
    await expect(confirm(people, refused.passage)).rejects.toMatchObject(refusal(409, 'actNotReserved'));
  });

  test('is not confirmed as another act', async () => {
    const body = asked();
    await check(people, body);
    await expect(confirm(people, body.passage, 'reviewIssueSlip')).rejects.toMatchObject(refusal(409, 'actNotReserved'));
  });

  test('is reserved once under one key; other fields under it are refused', async () => {
    const body = asked();
    const call = (changes: object) => people.client.checkAct({ body: { ...body, ...changes }, idempotencyKey: body.passage });
    await expect(Promise.all([call({}), call({})])).resolves.toEqual([{ allowed: true }, { allowed: true }]);
    await expect(call({ assignee: 'both' })).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
    await expect(actsOf(body.instance)).resolves.toHaveLength(1);
  });
});

test.each([
  ['act', { act: '' }],
  ['event', { event: 'updating' }],
  ['instance', { instance: '' }],
  ['candidateGroups', { candidateGroups: 'packer' }],
  ['assignee', { assignee: 'a\u0000' }],
  ['body', { person: 'maker' }],
])('a question without a usable shape is refused, naming %s', async (field, wrong) => {
  const answer = await people.post('/acts/check', asked(wrong), unique());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: [{ field }] } });
});

test('everybody in the directory is listed', async () => {
  const listed = await people.client.listPeople({});
  expect(listed.people.map(({ id }) => id)).toEqual(['maker', 'reviewer', 'both', 'away', 'deputy', 'head', 'otherHead', 'director', 'judge', 'lone']);
  expect(listed.people[3]).toMatchObject({ deputy: 'deputy', superior: null, absences: [{ from: '2026-09-07', to: '2026-09-13' }] });
});
