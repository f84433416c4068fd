import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../../test/support/start-system';
import { finance } from '../index';
import { balanceOf, key, refusal, type StartedFinance } from '../test-support';
import type { CountersigningDept } from './operations';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
  await system.client.openAccounts({ body: { balances: [{ account: 'oldPartsInventory', amount: '50000.00' }] }, idempotencyKey: key() });
});
afterAll(() => system.close());
const client = () => system.client;

let serial = 0;
const motors = { partNo: 'MTR-04', partName: '电机', quantity: 100, unitValue: '300.00', amount: '30000.00', reason: '供应商拒收' };
const reportBody = (changes: object = {}) => {
  serial += 1;
  const base = { caseNo: `PS-${serial}`, scrapListNo: `ZL-${serial}`, sheetRevision: 1, lines: [motors], scrapAmount: '30000.00', reportText: '无法清退', drawnUpBy: 'shi.wei', writtenBy: 'yu.fang' };
  return { ...base, ...changes };
};
const report = async (changes: object = {}) => (await client().recordScrapReport({ body: reportBody(changes), idempotencyKey: key() })).scrapReportNo;

const signers: Record<CountersigningDept, string> = { qualityDept: 'cao.yi', technicalDept: 'fan.gang', financeDept: 'tian.li', purchasingDept: 'ding.hao' };
const departments: CountersigningDept[] = ['qualityDept', 'technicalDept', 'financeDept', 'purchasingDept'];
const sign = (scrapReportNo: string, department: CountersigningDept, changes: object = {}) =>
  client().recordCountersignature({ body: { scrapReportNo, department, agreed: true, signedBy: signers[department], ...changes }, idempotencyKey: key() });
const closeSheet = (scrapReportNo: string, contested: boolean) => client().recordCountersignResult({ body: { scrapReportNo, contested }, idempotencyKey: key() });
async function countersigned(contestedBy?: CountersigningDept): Promise<string> {
  const scrapReportNo = await report();
  for (const department of departments) await sign(scrapReportNo, department, department === contestedBy ? { agreed: false, contestedParts: ['MTR-04'], reason: '可修复' } : {});
  await closeSheet(scrapReportNo, contestedBy !== undefined);
  return scrapReportNo;
}
const approve = (scrapReportNo: string, centre: 'marketingCentre' | 'manufacturingCentre', changes: object = {}) =>
  client().recordScrapApproval({ body: { scrapReportNo, centre, approved: true, decidedBy: centre === 'marketingCentre' ? 'gu.feng' : 'peng.yu', ...changes }, idempotencyKey: key() });
const apply = (scrapReportNo: string) => client().applyToCompanyGm({ body: { scrapReportNo, applicationText: '超过3万元', appliedBy: 'lin.na' }, idempotencyKey: key() });
const decide = (companyGmApplicationNo: string, approved: boolean, changes: object = {}) =>
  client().decideCompanyGmApplication({ body: { companyGmApplicationNo, approved, decidedBy: 'lu.ming', ...changes }, idempotencyKey: key() });

describe('the scrap application report (PS-02)', () => {
  test('fixes list and total; a revised list has one of its own', async () => {
    const body = reportBody();
    const { scrapReportNo } = await client().recordScrapReport({ body, idempotencyKey: key() });
    await expect(report({ caseNo: body.caseNo })).rejects.toMatchObject(refusal(409, 'reportExists'));
    await expect(report({ scrapListNo: body.scrapListNo, sheetRevision: 2 })).rejects.toMatchObject(refusal(409, 'reportExists'));
    await report({ caseNo: body.caseNo, sheetRevision: 2 });
    const { scrapReports } = await client().listScrapReports({ query: { caseNo: body.caseNo } });
    expect(scrapReports[0]).toMatchObject({ ...body, scrapReportNo, countersignSheetNo: null, contested: null, application: null });
    expect(scrapReports).toHaveLength(2);
  });

  test.each([
    ['totalDiffers', 'scrapAmount', { scrapAmount: '29999.99' }],
    ['totalDiffers', 'scrapAmount', { lines: [motors, motors] }],
    ['amountDiffers', 'lines.0.amount', { lines: [{ ...motors, amount: '30000.01' }] }],
  ])('%s: a total that is not that of its lines is refused, naming %s', async (code, field, changes) => {
    await expect(report(changes)).rejects.toMatchObject({ problem: { status: 422, code, errors: [{ field }] } });
  });
});

describe('what signers see and the limit is decided by (PS-03 to PS-10)', () => {
  test.each([
    [{ scrapAmount: '29999.99' }, ['scrapAmount']],
    [{ linesAmount: '29999.99' }, ['linesAmount']],
    [{ contested: 'true' as const }, ['contested']],
    [{ caseNo: 'PS-none', scrapListNo: 'ZL-none' }, ['caseNo', 'scrapListNo']],
    [{}, []],
  ])('%j is compared with report and countersign sheet, naming %j', async (changes, fields) => {
    const scrapReportNo = await countersigned();
    const [caseNo, scrapListNo] = [`PS-${serial}`, `ZL-${serial}`];
    const facts = { scrapReportNo, caseNo, scrapListNo, scrapAmount: '30000.00', linesAmount: '30000.00', contested: 'false' as const, ...changes };
    const answer = client().checkScrapFacts({ query: facts });
    if (fields.length === 0) await expect(answer).resolves.toEqual({});
    else await expect(answer).rejects.toMatchObject({ problem: { status: 422, code: 'factsDiffer', errors: fields.map((field) => ({ field })) } });
  });

  test('is open until all four departments have signed', async () => {
    const scrapReportNo = await report();
    const facts = { scrapReportNo, caseNo: `PS-${serial}`, scrapListNo: `ZL-${serial}`, scrapAmount: '30000.00', linesAmount: '30000.00', contested: 'false' as const };
    await expect(client().checkScrapFacts({ query: facts })).rejects.toMatchObject({ problem: { code: 'factsDiffer', detail: expect.stringContaining('says open, not false') } });
  });
});

describe('the countersign (PS-03, PS-04)', () => {
  test('is agreed when all four departments agree, contested when one contests (PS-D1)', async () => {
    const agreed = await countersigned();
    const contested = await countersigned('purchasingDept');
    const { scrapReports } = await client().listScrapReports({ query: { limit: 1000 } });
    const stateOf = (no: string) => scrapReports.find(({ scrapReportNo }) => scrapReportNo === no);
    expect(stateOf(agreed)).toMatchObject({ contested: false, countersignatures: departments.map((department) => ({ department, agreed: true, signedBy: signers[department] })) });
    expect(stateOf(contested)?.countersignatures[3]).toMatchObject({ department: 'purchasingDept', agreed: false, contestedParts: ['MTR-04'], reason: '可修复' });
    expect(stateOf(contested)?.contested).toBe(true);
  });

  test('waits for each of the four: silence is no consent (I-PS-2); a word after the decision is not taken', async () => {
    const no = await report();
    for (const department of departments.slice(0, 3)) await sign(no, department);
    await expect(closeSheet(no, false)).rejects.toMatchObject({ problem: { status: 409, code: 'countersignOpen', detail: expect.stringContaining('purchasingDept') } });
    await sign(no, 'purchasingDept', { agreed: false, reason: '再问供应商' });
    await expect(closeSheet(no, false)).rejects.toMatchObject(refusal(422, 'resultDiffers'));
    await closeSheet(no, true);
    await expect(closeSheet(no, true)).rejects.toMatchObject(refusal(409, 'countersignClosed'));
    await expect(sign(no, 'qualityDept')).rejects.toMatchObject(refusal(409, 'countersignClosed'));
  });

  test('is by four people, none of whom applies; a contest says why', async () => {
    const no = await report();
    await sign(no, 'technicalDept', { signedBy: 'yao.lin' });
    await expect(sign(no, 'technicalDept')).rejects.toMatchObject(refusal(409, 'signedBefore'));
    await expect(sign(no, 'purchasingDept', { signedBy: 'yao.lin' })).rejects.toMatchObject(refusal(409, 'signedForOther'));
    for (const signedBy of ['shi.wei', 'yu.fang']) await expect(sign(no, 'qualityDept', { signedBy })).rejects.toMatchObject(refusal(409, 'applicantSigns'));
    await expect(sign(no, 'qualityDept', { agreed: false })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
    await expect(sign(no, 'qualityDept', { agreed: false, reason: '不符', contestedParts: ['BRK-01'] })).rejects.toMatchObject({ problem: { status: 422, code: 'notOnList', errors: [{ field: 'contestedParts.0' }] } });
    await expect(sign('ZR-none', 'qualityDept')).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('of two signatures of one person at the same moment one is kept', async () => {
    const no = await report();
    const answers = await Promise.allSettled([sign(no, 'technicalDept', { signedBy: 'yao.lin' }), sign(no, 'purchasingDept', { signedBy: 'yao.lin' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the vice-presidents and the company general manager (PS-05 to PS-09)', () => {
  test('both approve, then the general manager is asked once and decides once (I-PS-1)', async () => {
    const no = await countersigned();
    await approve(no, 'marketingCentre');
    await expect(apply(no)).rejects.toMatchObject(refusal(409, 'approvalsMissing'));
    await expect(approve(no, 'marketingCentre', { decidedBy: 'deng.li' })).rejects.toMatchObject(refusal(409, 'decidedBefore'));
    await approve(no, 'manufacturingCentre');
    const { companyGmApplicationNo } = await apply(no);
    await expect(apply(no)).rejects.toMatchObject(refusal(409, 'applicationExists'));
    for (const decidedBy of ['lin.na', 'shi.wei']) await expect(decide(companyGmApplicationNo, true, { decidedBy })).rejects.toMatchObject(refusal(409, 'applicantSigns'));
    await expect(decide(companyGmApplicationNo, true, { decidedBy: 'gu.feng' })).rejects.toMatchObject(refusal(409, 'signedForOther'));
    await expect(decide(companyGmApplicationNo, false)).rejects.toMatchObject({ problem: { status: 422, code: 'reasonMissing', errors: [{ field: 'doubts' }] } });
    await decide(companyGmApplicationNo, false, { doubts: '可退供应商' });
    await expect(decide(companyGmApplicationNo, true)).rejects.toMatchObject(refusal(409, 'applicationDecided'));
    await expect(decide('ZG-none', true)).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('after one refusal, which says why, the other one is not asked any more (I-PS-5, I-PS-7)', async () => {
    const no = await countersigned();
    await expect(approve(no, 'manufacturingCentre', { approved: false })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
    await approve(no, 'manufacturingCentre', { approved: false, reason: '5件可修复' });
    await expect(approve(no, 'marketingCentre')).rejects.toMatchObject(refusal(409, 'approvalClosed'));
    await expect(apply(no)).rejects.toMatchObject(refusal(409, 'approvalsMissing'));
  });

  test('not before the countersign has a result, not by a countersigner or applicant', async () => {
    await expect(approve(await report(), 'marketingCentre')).rejects.toMatchObject(refusal(409, 'countersignOpen'));
    const no = await countersigned();
    await expect(approve(no, 'marketingCentre', { decidedBy: 'cao.yi' })).rejects.toMatchObject(refusal(409, 'signedForOther'));
    await expect(approve(no, 'marketingCentre', { decidedBy: 'yu.fang' })).rejects.toMatchObject(refusal(409, 'applicantSigns'));
  });
});

describe('the write-off (PS-13, L-14)', () => {
  const told = (movementId: string, changes: object = {}) =>
    client().postStockMovement({
      body: { movementId, type: 'scrapTransfer', partNo: 'MTR-04', quantity: 2, unitCost: '300.00', at: '2026-09-07T16:00:00+08:00', documentNo: 'CU-1', ...changes },
      idempotencyKey: key(),
    });
  const writeOff = (movementIds: string[]) => client().writeOffScrap({ body: { custodyTransferRecordNo: 'CU-1', movementIds }, idempotencyKey: key() });

  test('takes what the warehouse moved, once; until it is told it waits', async () => {
    await told('WH-1');
    await expect(writeOff(['WH-1', 'WH-2'])).rejects.toThrow(/503/);
    expect((await client().listUnposted({ query: {} })).movements).toMatchObject([{ movementId: 'WH-1' }]);
    await told('WH-2', { quantity: 1, unitCost: '0.01' });
    const { voucherNos, writtenOff } = await writeOff(['WH-1', 'WH-2']);
    expect([voucherNos.length, writtenOff]).toEqual([2, '600.01']);
    expect([await balanceOf(system, 'scrapLoss'), await balanceOf(system, 'oldPartsInventory')]).toEqual(['600.01', '49399.99']);
    expect((await client().listUnposted({ query: {} })).movements).toEqual([]);
    await expect(writeOff(['WH-1'])).rejects.toMatchObject(refusal(409, 'writtenOff'));
  });

  test('is nothing for goods without value, and never of another paper', async () => {
    expect(await writeOff([])).toEqual({ voucherNos: [], writtenOff: '0.00' });
    await told('WH-3', { documentNo: 'CU-2' });
    await expect(writeOff(['WH-3'])).rejects.toMatchObject(refusal(409, 'documentDiffers'));
  });
});

test.each([
  ['/scrap-reports', reportBody({ scrapAmount: '-1.00', lines: [{ ...motors, unitValue: '-1.00' }] }), 'lines.0.unitValue'],
  ['/scrap-reports', reportBody({ lines: [{ ...motors, unitValue: '300.001' }] }), 'lines.0.unitValue'],
  ['/scrap-reports', reportBody({ scrapAmount: '30000.005' }), 'scrapAmount'],
  ['/scrap-reports', reportBody({ scrapAmount: 30000 }), 'scrapAmount'],
  ['/scrap-reports', reportBody({ lines: [] }), 'lines'],
  ['/scrap-reports', reportBody({ lines: [{ ...motors, quantity: -1 }] }), 'lines.0.quantity'],
  ['/scrap-reports/countersignatures', { scrapReportNo: 'ZR-1', department: 'logisticsDept', agreed: true, signedBy: 'ma.chao' }, 'department'],
  ['/scrap-reports/countersignatures', { scrapReportNo: 'ZR-1', department: 'qualityDept,financeDept', agreed: true, signedBy: 'cao.yi' }, 'department'],
  ['/scrap-reports/approvals', { scrapReportNo: 'ZR-1', centre: 'qualityDept', approved: true, decidedBy: 'gu.feng' }, 'centre'],
  ['/company-gm-applications', { scrapReportNo: 'ZR-1', applicationText: '', appliedBy: 'lin.na' }, 'applicationText'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
