import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { key, refusal } from '../test-support';
import { startScrap, type ScrapTest } from './test-support';

let scrap: ScrapTest;
beforeAll(async () => {
  scrap = await startScrap();
});
afterAll(() => scrap.close());
const client = () => scrap.system.client;

const add = async (oldPartNo: string, quantity: number, changes: object = {}) =>
  (await client().addScrapCandidate({ body: { oldPartNo, quantity, reason: '供应商拒收', supplierNo: 'SUP-B', addedBy: 'shi.wei', ...changes }, idempotencyKey: key() })).candidateId;
const open = (body: { candidateId?: string; caseNo?: string } = {}) => client().openScrapCase({ body, idempotencyKey: key() });
const draw = (caseNo: string, ...lines: [candidateId: string, quantity: number][]) =>
  client().drawUpScrapList({ body: { caseNo, lines: lines.map(([candidateId, quantity]) => ({ candidateId, quantity })), drawnUpBy: 'shi.wei' }, idempotencyKey: key() });
const decide = (scrapListNo: string, scrapDecision: 'scrapAll' | 'scrapPart' | 'scrapNone' | 'withdraw', resolvedLines: object[] = []) =>
  scrap.system.post('/scrap-lists/decision', { scrapListNo, scrapDecision, resolvedLines }, key());
const candidate = async (candidateId: string) => (await client().listScrapCandidates({ query: { limit: 1000 } })).scrapCandidates.find((each) => each.candidateId === candidateId);

/** Ends the case that is being drawn up, if there is one: each test begins with an empty desk. */
afterEach(async () => {
  const { caseNo } = await open();
  const { scrapListNo } = await draw(caseNo, [await add(await scrap.lot('CHG-05', 1, '50.00'), 1), 1]);
  await decide(scrapListNo, 'withdraw');
});

describe('a scrap candidate (WR-19, X-08)', () => {
  test('is pieces of a lot, at its value, no piece twice; it starts part-scrap', async () => {
    const lot = await scrap.lot('MTR-04', 5, '300.00');
    const candidateId = await add(lot, 3);
    await expect(add(lot, 3)).rejects.toMatchObject({ problem: { status: 422, code: 'moreThanThere', errors: [{ field: 'quantity' }] } });
    await add(lot, 2);
    expect(await candidate(candidateId)).toMatchObject({ oldPartNo: lot, partName: '电机', unitValue: '300.00', open: 3, listed: 0, caseNo: 'WR-202608-001', supplierNo: 'SUP-B' });
    expect(await scrap.rows(`select payload from outbox where dedup_key = 'scrapCandidateAdded:${candidateId}'`)).toEqual([{ payload: { correlationKey: candidateId, variables: { candidateId } } }]);
  });

  test("is no lot that is not there, and no dealer's property", async () => {
    await expect(add('WR-202608-009/1', 1)).rejects.toMatchObject({ problem: { status: 422, code: 'unknownOldPart', errors: [{ field: 'oldPartNo' }] } });
    await expect(add(await scrap.lot('MTR-04', 1, null), 1)).rejects.toMatchObject(refusal(422, 'dealersProperty'));
    expect(await candidate(await add(await scrap.lot('MTR-04', 1, '0.00'), 1))).toMatchObject({ unitValue: '0.00' });
  });

  test('of two at the same moment that want the same pieces, one is entered', async () => {
    const lot = await scrap.lot('MTR-04', 4, '300.00');
    const answers = await Promise.allSettled([add(lot, 3), add(lot, 3)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('keeps its pieces in the lot: the database lets none of them leave', async () => {
    const lot = await scrap.lot('MTR-04', 4, '300.00');
    await add(lot, 3);
    await expect(scrap.rows(`update old_part set on_hand = 2 where old_part_no = '${lot}'`)).rejects.toThrow(/3 of them are scrap candidates/);
    await scrap.rows(`update old_part set on_hand = 3 where old_part_no = '${lot}'`);
  });
});

describe('drawing up a list (PS-01)', () => {
  test('begins once: what comes meanwhile joins the pool; what is on a list opens none', async () => {
    const first = await add(await scrap.lot('MTR-04', 2, '300.00'), 2);
    const { caseNo, joined, sheetRevision } = await open({ candidateId: first });
    expect([joined, sheetRevision]).toEqual([false, 1]);
    const second = await add(await scrap.lot('DSP-07', 1, '299.99'), 1);
    expect(await open({ candidateId: second })).toEqual({ joined: true, caseNo, sheetRevision: 1, candidates: [] });
    const { candidates } = await open({ caseNo });
    expect(candidates.filter(({ candidateId }) => [first, second].includes(candidateId))).toMatchObject([
      { candidateId: first, quantity: 2, unitValue: '300.00', amount: '600.00', partName: '电机' },
      { candidateId: second, quantity: 1, unitValue: '299.99', amount: '299.99' },
    ]);
    const list = await draw(caseNo, [first, 2], [second, 1]);
    expect(list).toMatchObject({ sheetRevision: 1, scrapAmount: '899.99', lines: [{ candidateId: first, amount: '600.00' }, { candidateId: second }] });
    expect(await open({ candidateId: second })).toMatchObject({ joined: true, caseNo });
    await expect(open({ candidateId: 'SC-none' })).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('takes pieces that wait for a list, some of a candidate or all; the rest stays in the pool', async () => {
    const motors = await add(await scrap.lot('MTR-04', 20, '300.00'), 20);
    const { caseNo } = await open();
    for (const [lines, code, field] of [
      [[['SC-none', 1]], 'unknownCandidate', 'lines.0.candidateId'],
      [[[motors, 21]], 'moreThanOpen', 'lines.0.quantity'],
      [[[motors, 0]], 'listEmpty', 'lines'],
      [[], 'listEmpty', 'lines'],
    ] as [[string, number][], string, string][]) {
      await expect(draw(caseNo, ...lines)).rejects.toMatchObject({ problem: { status: 422, code, errors: [{ field }] } });
    }
    expect(await draw(caseNo, [motors, 15])).toMatchObject({ scrapAmount: '4500.00' });
    expect(await candidate(motors)).toMatchObject({ open: 5, listed: 15 });
    await expect(draw(caseNo, [motors, 5])).rejects.toMatchObject(refusal(409, 'scrapCaseState'));
  });

  test('of two lists at the same moment that want the same pieces, one is drawn up', async () => {
    const motors = await add(await scrap.lot('MTR-04', 3, '300.00'), 3);
    const one = await open();
    await draw(one.caseNo, [motors, 3]);
    const other = await open();
    await open({ caseNo: one.caseNo });
    const answers = await Promise.allSettled([draw(one.caseNo, [motors, 3]), draw(other.caseNo, [motors, 3])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('goes on after a refusal: the revised list is the next revision, drawn from the pool anew (PS-D2.2)', async () => {
    const motors = await add(await scrap.lot('MTR-04', 20, '300.00'), 20);
    const { caseNo } = await open();
    const first = await draw(caseNo, [motors, 20]);
    expect((await open({ caseNo })).candidates).toContainEqual(expect.objectContaining({ candidateId: motors, quantity: 20 }));
    expect(await decide(first.scrapListNo, 'scrapAll')).toMatchObject({ status: 409, body: { code: 'scrapListState' } });
    const second = await draw(caseNo, [motors, 15]);
    expect(second).toMatchObject({ sheetRevision: 2, scrapAmount: '4500.00' });
    expect(await decide(first.scrapListNo, 'scrapAll')).toMatchObject({ status: 409, body: { code: 'scrapListState' } });
    expect(await decide(second.scrapListNo, 'scrapAll')).toMatchObject({ status: 200, body: { endState: null, scrapAmount: '4500.00', goods: [{ candidateId: motors, quantity: 15 }] } });
    await expect(open({ caseNo })).rejects.toMatchObject(refusal(409, 'scrapCaseState'));
    const { scrapLists } = await client().listScrapLists({ query: { caseNo } });
    expect(scrapLists.map(({ sheetRevision, decision, scrapAmount }) => [sheetRevision, decision, scrapAmount])).toEqual([[1, null, '6000.00'], [2, 'scrapAll', '4500.00']]);
  });
});

describe('what is done with a list (PS-D5)', () => {
  async function listed(): Promise<{ caseNo: string; scrapListNo: string; motors: string; chargers: string }> {
    const motors = await add(await scrap.lot('MTR-04', 150, '300.00', 'WR-202608-002'), 150);
    const chargers = await add(await scrap.lot('CHG-05', 10, '50.00', 'WR-202608-003'), 10, { supplierNo: null });
    const { caseNo } = await open();
    const { scrapListNo, lines } = await draw(caseNo, [motors, 150], [chargers, 10]);
    expect(lines.map(({ supplierNo }) => supplierNo)).toEqual(['SUP-B', null]);
    return { caseNo, scrapListNo, motors, chargers };
  }
  const line = (candidateId: string, scrapQuantity: number, keepQuantity: number, supplierQuantity: number) => ({ candidateId, scrapQuantity, keepQuantity, supplierQuantity });

  test('a part of it: the rest is kept, or goes back to its supplier (PS-D5.2)', async () => {
    const { scrapListNo, motors, chargers } = await listed();
    const { body } = await decide(scrapListNo, 'scrapPart', [line(motors, 100, 0, 50), line(chargers, 9, 1, 0)]);
    expect(body).toMatchObject({
      endState: null,
      scrapAmount: '30450.00',
      goods: [{ candidateId: motors, quantity: 100 }, { candidateId: chargers, quantity: 9 }],
      supplierClearings: [{ caseNo: 'WR-202608-002', supplierNo: 'SUP-B', parts: [{ partNo: 'MTR-04', partName: '电机', quantity: 50 }] }],
    });
    expect([await candidate(motors), await candidate(chargers)]).toMatchObject([{ listed: 100, toSupplier: 50, open: 0 }, { listed: 9, kept: 1 }]);
    const told = await scrap.rows(`select payload from outbox where dedup_key like 'keepCandidates:${scrapListNo}/%'`);
    expect(told).toEqual([{ payload: { body: { oldPartNo: (await candidate(chargers))?.oldPartNo, quantity: 1 } } }]);
  });

  test.each<[string, string, (motors: string, chargers: string) => object[]]>([
    ['resolutionIncomplete', 'resolvedLines', (motors) => [line(motors, 100, 0, 50)]],
    ['resolutionIncomplete', 'resolvedLines.0', (motors, chargers) => [line(motors, 100, 0, 49), line(chargers, 10, 0, 0)]],
    ['notOnList', 'resolvedLines.0.candidateId', (motors) => [line('SC-none', 1, 0, 0), line(motors, 1, 0, 0)]],
    ['supplierUnknown', 'resolvedLines.1.supplierQuantity', (motors, chargers) => [line(motors, 150, 0, 0), line(chargers, 9, 0, 1)]],
    ['resolutionDiffers', 'resolvedLines', (motors, chargers) => [line(motors, 150, 0, 0), line(chargers, 10, 0, 0)]],
    ['resolutionDiffers', 'resolvedLines', (motors, chargers) => [line(motors, 0, 150, 0), line(chargers, 0, 10, 0)]],
  ])('%s: a resolution that does not fit the list is refused, naming %s', async (code, field, lines) => {
    const { scrapListNo, motors, chargers } = await listed();
    expect(await decide(scrapListNo, 'scrapPart', lines(motors, chargers))).toMatchObject({ status: 422, body: { code, errors: [{ field }] } });
    await decide(scrapListNo, 'withdraw');
  });

  test('worthless pieces go back to nobody: there is nothing to charge a supplier for (I-WR-6)', async () => {
    const [motors, givenUp] = [await add(await scrap.lot('MTR-04', 2, '300.00'), 2), await add(await scrap.lot('CHG-05', 1, '0.00'), 1)];
    const { caseNo } = await open();
    const { scrapListNo } = await draw(caseNo, [motors, 2], [givenUp, 1]);
    expect(await decide(scrapListNo, 'scrapPart', [line(motors, 2, 0, 0), line(givenUp, 0, 0, 1)])).toMatchObject({ status: 422, body: { code: 'supplierUnknown', errors: [{ field: 'resolvedLines.1.supplierQuantity' }] } });
    await decide(scrapListNo, 'withdraw');
  });

  test.each([['scrapNone', 'notScrapped'], ['withdraw', 'withdrawn']] as const)('%s: the case ends, its pieces are candidates again', async (decision, endState) => {
    const { caseNo, scrapListNo, motors } = await listed();
    expect(await decide(scrapListNo, decision)).toMatchObject({ body: { endState, goods: [], scrapAmount: '0.00' } });
    expect(await candidate(motors)).toMatchObject({ open: 150, listed: 0 });
    expect((await client().listScrapCases({ query: { caseNo } })).scrapCases).toMatchObject([{ state: 'ended', endState, endedAt: expect.any(String) }]);
    expect(await decide(scrapListNo, 'scrapAll')).toMatchObject({ status: 409, body: { code: 'scrapListState' } });
  });
});

test.each([
  ['/scrap-candidates', { oldPartNo: 'WR-1/1', quantity: -1, reason: '坏', addedBy: 'shi.wei' }, 'quantity'],
  ['/scrap-candidates', { oldPartNo: 'WR-1/1', quantity: 1, reason: '', addedBy: 'shi.wei' }, 'reason'],
  ['/scrap-lists', { caseNo: 'PS-1', lines: [{ candidateId: 'SC-1', quantity: 1 }, { candidateId: 'SC-1', quantity: 1 }], drawnUpBy: 'shi.wei' }, 'lines'],
  ['/scrap-lists', { caseNo: 'PS-1', lines: [{ candidateId: 'SC-1', quantity: 0.5 }], drawnUpBy: 'shi.wei' }, 'lines.0.quantity'],
  ['/scrap-lists/decision', { scrapListNo: 'ZL-1', scrapDecision: 'scrapSome' }, 'scrapDecision'],
  ['/scrap-lists/decision', { scrapListNo: 'ZL-1', scrapDecision: 'scrapPart', resolvedLines: [{ candidateId: 'SC-1', scrapQuantity: -1, keepQuantity: 1, supplierQuantity: 0 }] }, 'resolvedLines.0.scrapQuantity'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await scrap.system.post(path, body, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
