import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../../test/support/start-system';
import type { qualityContract } from '../contract';
import { quality } from '../index';

let system: StartedSystem<typeof qualityContract>;
let serial = 0;
const key = () => ({ idempotencyKey: `w-${(serial += 1)}` });
const newCase = () => `WR-202609-${String((serial += 1)).padStart(3, '0')}`;
const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

beforeAll(async () => {
  system = await startSystem(quality({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

const countedLines = [
  { lineNo: 1, partNo: 'CTL-02', partName: '控制器', repairable: false, quantity: 2 },
  { lineNo: 2, partNo: 'MTR-04', partName: '电机', repairable: true, quantity: 1 },
];
type Rulings = Parameters<typeof system.client.recordRulings>[0]['body'] & object;
const rule = (caseNo: string, rulings: Rulings['rulings']) => system.client.recordRulings({ body: { caseNo, countedLines, rulings, ruledBy: 'he.jun' }, ...key() });
const out = { lineNo: 1, quantity: 1, ruling: 'outOfScope' as const, reason: '接线错误烧毁' };
const mixed: Rulings['rulings'] = [{ lineNo: 1, quantity: 1, ruling: 'inScope' }, out, { lineNo: 2, quantity: 1, ruling: 'forRepair' }];
const told = async (target: string) => {
  const rows = await system.running.db.selectFrom('outbox').select(['target', 'payload']).orderBy('id').execute();
  return rows.filter((row) => row.target === `order-desk/${target}`).map(({ payload }) => payload);
};

describe('rulings', () => {
  test('a line may be split; each ruling is a returned part, numbered in their order; a parcel is judged once', async () => {
    const caseNo = newCase();
    const { rulingRecordNo, returnedParts } = await rule(caseNo, mixed);
    expect(returnedParts.map(({ returnedPartNo, partNo, quantity, ruling }) => `${returnedPartNo.split('/')[1]} ${quantity} ${partNo} ${ruling}`)).toEqual(['1 1 CTL-02 inScope', '2 1 CTL-02 outOfScope', '3 1 MTR-04 forRepair']);
    await expect(rule(caseNo, mixed)).rejects.toMatchObject(refusal(409, 'ruledBefore'));
    expect((await system.client.listWarrantyPapers({ query: { caseNo } })).rulingRecords).toMatchObject([{ rulingRecordNo, ruledBy: 'he.jun', returnedParts: [{}, { rulingReason: '接线错误烧毁' }, {}] }]);
  });

  test.each([
    ['more than was counted', [{ ...out, quantity: 3 }, ...mixed.slice(2)], '第 1 行 CTL-02 清点 2 件，判定合计 3 件'],
    ['fewer', mixed.slice(1), '第 1 行 CTL-02 清点 2 件，判定合计 1 件'],
    ['none at all', [], '第 1 行 CTL-02 清点 2 件，判定合计 0 件；第 2 行 MTR-04 清点 1 件，判定合计 0 件'],
    ['a line that was not counted', [...mixed, { lineNo: 3, quantity: 1, ruling: 'inScope' as const }], '清点结果中没有第 3 行'],
    ['a repair of what is not repaired', [{ lineNo: 1, quantity: 2, ruling: 'forRepair' as const }, ...mixed.slice(2)], '第 1 行 CTL-02 这类配件不返修，不能判返修'],
    ['out of scope without a reason', [{ ...out, quantity: 2, reason: undefined }, ...mixed.slice(2)], '第 1 行判为三包外，请写明理由'],
  ])('%s: refused in words, nothing is written', async (_what, rulings, words) => {
    const caseNo = newCase();
    await expect(rule(caseNo, rulings)).resolves.toEqual({ refusal: words, rulingRecordNo: null, returnedParts: [] });
    await expect(rule(caseNo, mixed)).resolves.toMatchObject({ refusal: null });
  });
});

describe('the re-check', () => {
  const check = (returnedPartNo: string, checkedBy = 'cao.yi', proposedRuling: 'inScope' | 'forRepair' = 'inScope') =>
    system.client.recordRecheck({ body: { returnedPartNo, finding: '接线无误', proposedRuling, checkedBy }, ...key() });
  const second = (returnedPartNo: string, ruling: 'inScope' | 'outOfScope' | 'forRepair', ruledBy = 'luo.min') =>
    system.client.recordSecondRuling({ body: { returnedPartNo, ruling, reason: ruling === 'outOfScope' ? '进水' : null, ruledBy }, ...key() });

  test('by Quality, then the final ruling: each once, by hands of their own; the order desk hears of both', async () => {
    const caseNo = newCase();
    await rule(caseNo, mixed);
    for (const act of [check, (part: string) => second(part, 'outOfScope')]) {
      await expect(act(`${caseNo}/1`)).rejects.toMatchObject(refusal(409, 'notOutOfScope'));
      await expect(act(`${caseNo}/9`)).rejects.toMatchObject(refusal(404, 'notFound'));
    }
    await expect(second(`${caseNo}/2`, 'inScope')).rejects.toMatchObject(refusal(409, 'notChecked'));
    await expect(check(`${caseNo}/2`, 'he.jun')).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(check(`${caseNo}/2`, 'cao.yi', 'forRepair')).rejects.toMatchObject({ problem: { status: 422, code: 'notRepaired', errors: [{ field: 'proposedRuling' }] } });
    const { checkedAt } = await check(`${caseNo}/2`);
    expect((await told('recordRecheck')).at(-1)).toEqual({ body: { returnedPartNo: `${caseNo}/2`, checkedAt } });
    await expect(check(`${caseNo}/2`)).rejects.toMatchObject(refusal(409, 'checkedBefore'));
    await expect(second(`${caseNo}/2`, 'inScope', 'cao.yi')).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(second(`${caseNo}/2`, 'inScope', 'he.jun')).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(second(`${caseNo}/2`, 'forRepair')).rejects.toMatchObject({ problem: { status: 422, code: 'notRepaired', errors: [{ field: 'ruling' }] } });
    await expect(second(`${caseNo}/2`, 'inScope')).resolves.toMatchObject({ ruling: 'inScope' });
    expect((await told('recordSecondRuling')).at(-1)).toMatchObject({ body: { returnedPartNo: `${caseNo}/2`, ruling: 'inScope' } });
    await expect(second(`${caseNo}/2`, 'outOfScope')).rejects.toMatchObject(refusal(409, 'ruledBefore'));
    const { secondRulings } = await system.client.listWarrantyPapers({ query: { caseNo } });
    expect(secondRulings).toMatchObject([{ ruling: 'inScope', finding: '接线无误', checkedBy: 'cao.yi', ruledBy: 'luo.min', reason: null }]);
  });

  test('T-11 is broken by the recorded moments, told once, and flags the case', async () => {
    const caseNo = newCase();
    await rule(caseNo, [{ ...out, quantity: 2 }, ...mixed.slice(2)]);
    const late = (dueAt: string) => system.client.recordRecheckBreach({ body: { returnedPartNo: `${caseNo}/1`, dueAt }, ...key() });
    const dueAt = '2020-01-01T00:00:00+08:00';
    await expect(late(dueAt)).resolves.toEqual({ breached: true });
    await expect(late(dueAt)).resolves.toEqual({ breached: false });
    expect((await told('flagReturnBreach')).at(-1)).toEqual({ body: { caseNo, deadlineId: 'T-11', dueAt } });
    await check(`${caseNo}/1`);
    await second(`${caseNo}/1`, 'outOfScope');
    await expect(late('2199-01-01T00:00:00+08:00')).resolves.toEqual({ breached: false });
  });
});

test('one feedback form per case; parts that come later are further lines of it, each once', async () => {
  const caseNo = newCase();
  const facts = { fault: '不通电', saleDate: null, saleDateKind: null, extensionReason: null, serialNo: null, exchangeWanted: true, expectedCaseNo: null, remedyGiven: false };
  const fill = (line: number) => {
    const formLines = [{ returnedPartNo: `${caseNo}/${line}`, partNo: 'CTL-02', partName: '控制器', quantity: 1, ruling: 'inScope' as const, ...facts }];
    return system.client.fillWarrantyFeedbackForm({ body: { caseNo, dealerNo: 'D-101', formLines, filledBy: 'he.jun' }, ...key() });
  };
  const { warrantyFeedbackFormNo } = await fill(1);
  expect(await fill(2)).toEqual({ warrantyFeedbackFormNo });
  await expect(fill(2)).rejects.toMatchObject(refusal(409, 'partOnForm'));
  const { warrantyFeedbackForms } = await system.client.listWarrantyPapers({ query: { caseNo } });
  expect(warrantyFeedbackForms).toMatchObject([{ warrantyFeedbackFormNo, formLines: [{ exchangeWanted: true }, { returnedPartNo: `${caseNo}/2` }] }]);
});

test('a motor’s repair is recorded once', async () => {
  const body = { returnedPartNo: `${newCase()}/1`, partNo: 'MTR-04', quantity: 1, repaired: false, workDone: '绕组烧毁', repairedBy: 'he.jun' };
  await expect(system.client.recordMotorRepair({ body, ...key() })).resolves.toMatchObject({ motorRepairNo: expect.stringMatching(/^MR-/) });
  await expect(system.client.recordMotorRepair({ body, ...key() })).rejects.toMatchObject(refusal(409, 'repairedBefore'));
});
