import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Callers } from '../http/callers';
import { listenOn, type Listening } from '../http/listen';
import { problemHandler } from '../http/problem-handler';
import { requirePerson } from '../http/sign-in';
import { createLogger } from '../log';
import { createSystemClients } from '../systems/clients';
import { openPartsLines } from './open-parts/lines';
import { readOpenParts, type Read } from './open-parts/read';
import { reports } from './routes';

const since = '2026-09-01T09:00:00+08:00';
const pieces = { caseNo: 'WR-202609-001', partNo: 'CTL-02', partName: '控制器 <60V>', quantity: 2, since, ageDays: 6 };
const openPart = { ...pieces, lineNo: 1, returnedPartNo: 'WR-202609-001/1', side: 'supplier' as const, step: 'WR-16', owner: 'warrantyReturnsClerk', waitsFor: 'SUP-A' };
const uncredited = { ...pieces, returnedPartNo: 'WR-202609-001/1', oldPartNo: 'WR-202609-001/1', supplierNo: 'SUP-A', clearingKey: 'WR-202609-001/SUP-A', clearingState: 'ended' as const };
const expected = { ...pieces, caseNo: 'DI-202609-001', dealerNo: 'D-102', dealerName: '南湖车业', owner: 'caseHandler' };
const lot = { oldPartNo: 'WR-202609-001/1', caseNo: 'WR-202609-001', partNo: 'CTL-02', partName: '控制器', oldPartClass: 'claimable' as const, storageClass: '电器', onHand: 0, atSupplier: 0, unitValue: '110.00', documentNo: 'RS-202609-001', takenInAt: since };
const split = { drawnUpBy: 'shi.wei', day: '2026-09-07', scrapAmount: '31000.00', lists: [{ caseNo: 'PS-1', scrapListNo: 'ZL-1', scrapReportNo: 'ZR-1', scrapAmount: '16000.00' }, { caseNo: 'PS-2', scrapListNo: 'ZL-2', scrapReportNo: 'ZR-2', scrapAmount: '15000.00' }] };
const person = { id: 'shi.wei', name: '石伟', nameEn: 'Shi Wei', posts: [], superior: null, deputy: null, absences: [], language: 'zh-CN' as const };

/** The systems, with what a report reads of them. */
function systemsWith(openParts: object[]): Read {
  const nowhere = createSystemClients(() => 'http://127.0.0.1:9', 'none');
  const rows = openParts.map((changes) => ({ ...openPart, ...changes }));
  return {
    orderDesk: {
      ...nowhere.orderDesk,
      listOpenParts: ({ query }) => Promise.resolve({ openParts: rows.slice(Number(query?.offset), Number(query?.offset) + Number(query?.limit)) }),
      listExpectedParts: () => Promise.resolve({ expectedParts: [{ ...expected, ageDays: 2 }, expected, { ...expected, dealerNo: 'D-101', ageDays: 1 }] }),
      listUncreditedParts: () => Promise.resolve({ uncreditedParts: [uncredited, { ...uncredited, supplierNo: 'SUP-0', oldPartNo: 'WR-none/1', ageDays: 1 }] }),
    },
    warehouse: { ...nowhere.warehouse, listOldParts: () => Promise.resolve({ oldParts: [lot], totalValue: '0.00' }) },
    finance: { ...nowhere.finance, listSplitLists: () => Promise.resolve({ splitLists: [split] }) },
    people: { ...nowhere.people, listPeople: () => Promise.resolve({ people: [person] }) },
  };
}
const asked = { scrapLimit: '30000.00', locale: 'zh-CN' as const };

test('open parts stand by owner and age, expected ones by dealer and age, uncredited ones by supplier with what they are worth', async () => {
  const owners = [{ owner: 'warehouseKeeper', ageDays: 1 }, {}, { ageDays: 30 }, { owner: 'backOfficeClerk' }];
  const { openParts, expectedParts, uncreditedParts, uncreditedAmount, splitLists } = await readOpenParts(systemsWith(owners), asked);
  expect(openParts.map(({ owner, ageDays }) => [owner, ageDays])).toEqual([['backOfficeClerk', 6], ['warehouseKeeper', 1], ['warrantyReturnsClerk', 30], ['warrantyReturnsClerk', 6]]);
  expect(expectedParts.map(({ dealerNo, ageDays }) => [dealerNo, ageDays])).toEqual([['D-101', 1], ['D-102', 6], ['D-102', 2]]);
  expect(uncreditedParts.map(({ supplierNo, amount }) => [supplierNo, amount])).toEqual([['SUP-0', null], ['SUP-A', '220.00']]);
  expect([uncreditedAmount, splitLists[0]?.drafterName]).toEqual(['220.00', '石伟']);
});

test('all pages of a long list are read', async () => {
  const { openParts } = await readOpenParts(systemsWith(Array.from({ length: 2500 }, (_, ageDays) => ({ ageDays }))), asked);
  expect(new Set(openParts.map(({ ageDays }) => ageDays)).size).toBe(2500);
});

test('an owner stands there by what people call the post or department', async () => {
  const report = await readOpenParts(systemsWith(['serviceMarketingHead', 'qualityDept', 'afterSalesUnit'].map((owner) => ({ owner }))), asked);
  const lines = openPartsLines(report, 'zh-CN');
  expect(lines.slice(2, 5).map((line) => line.split('\t')[0])).toEqual(['售后部', '质量管理部', '服务营销部负责人']);
  expect(lines.at(-1)).toBe('石伟\t2026-09-07\t31000.00\tZL-1 16000.00、ZL-2 15000.00');
});

test('on the command line a cell ends at a tab, and an empty table says so', async () => {
  const report = await readOpenParts(systemsWith([{}]), { ...asked, locale: 'en' });
  expect(openPartsLines(report, 'en')).toEqual([
    'Open parts by owner and age',
    'Owner\tDays\tReturned part\tName\tQuantity\tOpen side\tWaits at\tWaits for',
    "warranty-returns clerk\t6\tWR-202609-001/1\t控制器 <60V>\t2\tsupplier's side\tWR-16 supplier's answer\tSUP-A",
    '',
    'Parts that incidents asked back and that have not come, by dealer and age',
    'Dealer\tDays\tIncident\tPart no.\tName\tQuantity\tOwner',
    'D-101 南湖车业\t1\tDI-202609-001\tCTL-02\t控制器 <60V>\t2\tcase handler',
    'D-102 南湖车业\t6\tDI-202609-001\tCTL-02\t控制器 <60V>\t2\tcase handler',
    'D-102 南湖车业\t2\tDI-202609-001\tCTL-02\t控制器 <60V>\t2\tcase handler',
    '',
    'Parts that suppliers are not charged for yet, by supplier and age',
    'Supplier\tDays\tReturned part\tName\tQuantity\tAmount (CNY)\tClearing',
    'SUP-0\t1\tWR-202609-001/1\t控制器 <60V>\t2\t\tclosed without a credit: look into it',
    'SUP-A\t6\tWR-202609-001/1\t控制器 <60V>\t2\t220.00\tclosed without a credit: look into it',
    'To be charged in all (CNY): 220.00',
    '',
    'Scrap lists of one drafter on one day that are over the limit together',
    'Drafter\tDay\tAmount (CNY)\tLists',
    'Shi Wei\t2026-09-07\t31000.00\tZL-1 16000.00, ZL-2 15000.00',
  ]);
  expect(openPartsLines({ openParts: [], expectedParts: [], uncreditedParts: [], uncreditedAmount: '0.00', splitLists: [] }, 'zh-CN')).toContain('没有未了结的退件。');
});

describe('over HTTP', () => {
  let server: Listening;
  beforeAll(async () => {
    const app = express();
    const checkPassword = (username: string, password: string) => Promise.resolve(password === 'right' ? { username, kind: 'person' as const } : null);
    app.use('/reports', reports({ clients: () => systemsWith([{}]), callers: new Callers([{ name: 'operator', scope: 'everything', keys: ['w'] }, { name: 'dealers', scope: new Set(), keys: ['d'] }]), locale: 'zh-CN', person: requirePerson(checkPassword), scrapLimit: '30000.00' }));
    app.use(problemHandler(createLogger('silent')));
    server = await listenOn(app, 0);
  });
  afterAll(() => server.close());
  const get = (path: string, headers: Record<string, string>) => fetch(server.url + path, { headers });
  const signedIn = (password: string) => ({ authorization: `Basic ${Buffer.from(`shi.wei:${password}`).toString('base64')}` });

  test('the data is for callers whose scope has it', async () => {
    expect((await get('/reports/open-parts', {})).status).toBe(401);
    expect((await get('/reports/open-parts', { 'x-api-key': 'd' })).status).toBe(403);
    const answer = await get('/reports/open-parts', { 'x-api-key': 'w' });
    expect(await answer.json()).toMatchObject({ openParts: [{ step: 'WR-16' }], uncreditedAmount: '220.00', splitLists: [{ drafterName: '石伟' }] });
  });

  test('the page to print is for staff, in their words, and says nothing as markup', async () => {
    expect((await get('/reports/open-parts/page', signedIn('wrong'))).status).toBe(401);
    const page = await (await get('/reports/open-parts/page', signedIn('right'))).text();
    expect(page).toContain('<h1>未了结的退件</h1>');
    expect(page).toContain('<td>三包退货员</td><td>6</td><td>WR-202609-001/1</td><td>控制器 &lt;60V&gt;</td><td>2</td><td>供应商一方</td><td>WR-16 供应商答复</td><td>SUP-A</td>');
    expect(page).toContain('<td>D-102 南湖车业</td><td>6</td><td>DI-202609-001</td><td>CTL-02</td><td>控制器 &lt;60V&gt;</td><td>2</td><td>经办人</td>');
    expect(page).toContain('已了结而未冲抵，请查');
    expect(page).toContain('待冲抵合计（元）：220.00');
  });
});
