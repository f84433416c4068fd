import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../../test/support/start-system';
import { finance } from '../index';
import { key, type StartedFinance } from '../test-support';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

/** A report of one line worth the amount. */
const report = (caseNo: string, scrapAmount: string, drawnUpBy: string, sheetRevision = 1) =>
  system.client.recordScrapReport({
    body: {
      ...{ caseNo, scrapListNo: `ZL-${caseNo}-${sheetRevision}`, sheetRevision, scrapAmount, reportText: '无法清退', drawnUpBy, writtenBy: 'yu.fang' },
      lines: [{ partNo: 'MTR-04', partName: '电机', quantity: 1, unitValue: scrapAmount, amount: scrapAmount, reason: '坏' }],
    },
    idempotencyKey: key(),
  });
const found = async (limit = '30000.00') => (await system.client.listSplitLists({ query: { limit } })).splitLists;

test('lists of one drafter on one day that are over the limit only together are a finding (I-PS-3)', async () => {
  await report('PS-1', '20000.00', 'shi.wei');
  await report('PS-2', '10000.00', 'shi.wei');
  await report('PS-3', '9000.00', 'su.yun');
  expect(await found()).toEqual([]);
  await report('PS-4', '0.01', 'shi.wei');
  const lists = [['PS-1', '20000.00'], ['PS-2', '10000.00'], ['PS-4', '0.01']];
  expect(await found()).toEqual([
    { drawnUpBy: 'shi.wei', day: '2026-09-07', scrapAmount: '30000.01', lists: lists.map(([caseNo, scrapAmount]) => expect.objectContaining({ caseNo, scrapAmount })) },
  ]);
  expect(await found('29999.99')).toHaveLength(1);
  expect(await found('30000.01')).toEqual([]);
});

test('a list that goes to the general manager by itself is none of them, and of a revised list its last revision counts', async () => {
  await report('PS-5', '30000.01', 'bai.ling');
  await report('PS-6', '29000.00', 'bai.ling');
  await report('PS-7', '2000.00', 'bai.ling');
  await report('PS-7', '500.00', 'bai.ling', 2);
  expect((await found()).filter(({ drawnUpBy }) => drawnUpBy === 'bai.ling')).toEqual([]);
});
