import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { key, returnLine, startReturnsDesk } from './test-support';

let started: Awaited<ReturnType<typeof startReturnsDesk>>;
let steps: (typeof started)['steps'];
beforeAll(async () => {
  started = await startReturnsDesk();
  steps = started.steps;
});
afterAll(() => started.desk.close());

/** `<part> <side>: <step> <owner> <waits for>` of each open side of a case. */
async function openOf(caseNo: string): Promise<string[]> {
  const { openParts } = await steps.client.listOpenParts({ query: {} });
  return openParts
    .filter((part) => part.caseNo === caseNo)
    .map(({ returnedPartNo, lineNo, side, step, owner, waitsFor }) => `${returnedPartNo?.split('/')[1] ?? `line ${lineNo}`} ${side ?? 'both'}: ${step} ${owner} ${waitsFor ?? ''}`.trim());
}
const uncreditedOf = async (caseNo: string) => (await steps.client.listUncreditedParts({ query: {} })).uncreditedParts.filter((part) => part.caseNo === caseNo);

describe('an open returned part has an owner at each step', () => {
  test('before it is judged: the keeper, then the adjudicator; what did not arrive is no part', async () => {
    const { caseNo } = await steps.send([returnLine('CTL-02', 2), returnLine('BRK-01')]);
    expect(await openOf(caseNo)).toEqual(['line 1 both: WR-02 warehouseKeeper', 'line 2 both: WR-02 warehouseKeeper']);
    await steps.count(caseNo, [1, 0]);
    expect(await openOf(caseNo)).toEqual(['line 1 both: WR-05 warrantyAdjudicator']);
    const { openParts } = await steps.client.listOpenParts({ query: {} });
    expect(openParts.find((part) => part.caseNo === caseNo)).toMatchObject({ quantity: 1, ageDays: 0, since: expect.any(String) });
  });

  test('out of scope: the register, the dealer, the re-check, the way back', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02')], ['outOfScope']);
    const part = `${caseNo}/1`;
    const seen = [await openOf(caseNo)];
    const doing = [
      () => steps.register(part),
      () => steps.contact(part),
      () => steps.answer(part, 'contested', '接线正确'),
      () => steps.closeQuestion(part),
      () => steps.client.recordRecheck({ body: { returnedPartNo: part, checkedAt: '2026-09-10T09:00:00+08:00' }, ...key() }),
      () => steps.client.recordSecondRuling({ body: { returnedPartNo: part, ruling: 'outOfScope', ruledAt: '2026-09-10T10:00:00+08:00' }, ...key() }),
      () => steps.end('dealer', 'returnedOutOfScope', part),
    ];
    for (const act of doing) {
      await act();
      seen.push(await openOf(caseNo));
    }
    expect(seen.map(([one]) => one)).toEqual([
      '1 dealer: WR-06 serviceMarketingDept',
      '1 dealer: WR-07 serviceMarketingDept',
      '1 dealer: WR-07 serviceMarketingDept D-101',
      '1 dealer: WR-07 serviceMarketingDept',
      '1 dealer: WR-08 qualityDept',
      '1 dealer: WR-08 serviceMarketingHead',
      '1 dealer: WR-09 afterSalesUnit',
      undefined,
    ]);
  });

  test('in scope both sides are open; a motor under repair waits for the repair alone', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02'), returnLine('MTR-04')], ['inScope', 'forRepair']);
    expect(await openOf(caseNo)).toEqual(['1 dealer: WR-11 serviceMarketingDept', '1 supplier: WR-15 warrantyReturnsClerk', '2 dealer: WR-13 serviceMarketingDept']);
    await steps.remedy(`${caseNo}/1`, 'exchange');
    const { orderNo } = await steps.exchange(`${caseNo}/1`);
    await steps.route(caseNo, [{ returnedPartNo: `${caseNo}/1`, route: 'scrap' }]);
    expect((await openOf(caseNo)).slice(0, 2)).toEqual([`1 dealer: WR-12 backOfficeClerk ${orderNo}`, '1 supplier: WR-19 warrantyReturnsClerk']);
  });
});

test('pieces that an incident asked back are listed until they come, or a list names them (X-14)', async () => {
  const caseNo = await started.accepted();
  const expected = async () => (await steps.client.listExpectedParts({ query: {} })).expectedParts.filter((part) => part.caseNo === caseNo);
  await started.measure(caseNo, { measures: ['partReturn'], partsToReturn: [{ partNo: 'CTL-02', quantity: 3 }] });
  expect(await expected()).toEqual([]);
  await steps.client.expectPartReturn({ body: { caseNo }, ...key() });
  const dealer = { dealerNo: 'D-101', dealerName: '东方电动车行', owner: 'caseHandler' };
  expect(await expected()).toMatchObject([{ ...dealer, partNo: 'CTL-02', partName: '控制器', quantity: 3, ageDays: 0 }]);
  const { caseNo: parcel } = await steps.send([returnLine('CTL-02', 2, { expectedCaseNo: caseNo })]);
  expect(await expected()).toMatchObject([{ quantity: 1 }]);
  await steps.count(parcel, [0]);
  expect(await expected()).toMatchObject([{ quantity: 3 }]);
  await started.measure(caseNo, { measures: ['partReturn'], partsToReturn: [{ partNo: 'CTL-02', quantity: 1 }] });
  await steps.client.expectPartReturn({ body: { caseNo }, ...key() });
  await steps.send([returnLine('CTL-02', 3, { expectedCaseNo: caseNo })]);
  expect((await expected()).map(({ quantity }) => quantity)).toEqual([1]);
  await steps.send([returnLine('CTL-02', 1, { expectedCaseNo: caseNo })]);
  expect(await expected()).toEqual([]);
});

test('a part that a supplier answers for is listed until he is charged, also where its side was closed without (L-13)', async () => {
  const caseNo = await steps.ruled([returnLine('CTL-02', 2), returnLine('LMP-03')], ['inScope', 'inScope']);
  const parts = [`${caseNo}/1`, `${caseNo}/2`];
  await steps.route(caseNo, parts.map((returnedPartNo) => ({ returnedPartNo, route: 'clear' as const, supplierNo: 'SUP-A' })));
  const clearingKey = `${caseNo}/SUP-A`;
  expect(await uncreditedOf(caseNo)).toMatchObject(parts.map((returnedPartNo) => ({ returnedPartNo, supplierNo: 'SUP-A', clearingKey, clearingState: 'asked' })));
  expect(await openOf(caseNo)).toContain('1 supplier: WR-16 warrantyReturnsClerk SUP-A');
  await steps.clerkAnswers(clearingKey, [{ returnedPartNo: `${caseNo}/1`, acceptedQuantity: 2 }], '大灯不收');
  expect(await uncreditedOf(caseNo)).toMatchObject([{ returnedPartNo: `${caseNo}/1`, quantity: 2, clearingState: 'taken' }]);
  expect(await openOf(caseNo)).toEqual(expect.arrayContaining(['1 supplier: WR-17 deptFinanceClerk', '2 supplier: WR-19 warrantyReturnsClerk']));
  await steps.end('supplier', 'clearedWithSupplier', `${caseNo}/1`);
  expect(await uncreditedOf(caseNo)).toMatchObject([{ returnedPartNo: `${caseNo}/1`, clearingState: 'ended' }]);
  await steps.client.recordSupplierCredit({ body: { otherIssueSlipNo: 'OI-1', clearingKey, voucherNo: 'SO-1' }, ...key() });
  expect(await uncreditedOf(caseNo)).toEqual([]);
});
