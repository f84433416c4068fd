import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { startScrap, type ScrapTest } from '../../src/systems/warehouse/scrap/test-support';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';
import { recordScrapReport } from '../finance/record-scrap-report';
import { warehouseWorkers } from './index';

let scrap: ScrapTest;
let clients: SystemClients;
beforeAll(async () => {
  scrap = await startScrap();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:9', 'none'), warehouse: scrap.system.client };
});
afterAll(() => scrap.close());

let passages = 0;
/** Carries a job out as the runtime does. */
function outcomeOf(type: string, variables: Record<string, unknown>, elementInstanceKey = `${(passages += 1)}`) {
  const worker = warehouseWorkers.find((each) => each.type === `warehouse.${type}`);
  if (!worker) throw new Error(`There is no worker ${type}`);
  return decideOutcome(worker, fakeJob({ type: worker.type, variables, elementInstanceKey }), clients, 'i1');
}
async function run(type: string, variables: Record<string, unknown>, passage?: string): Promise<Record<string, unknown>> {
  const outcome = await outcomeOf(type, variables, passage);
  if (outcome.kind !== 'complete') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.variables;
}

test('a list goes from its candidates to the scrap zones, each step once however often it runs', async () => {
  const oldPartNo = await scrap.lot('MTR-04', 3, '300.01');
  const entry = { oldPartNo, quantity: 3, reason: '供应商拒收', supplierNo: null, addedBy: 'shi.wei' };
  const { candidateId } = await run('add-scrap-candidate', entry, 'entry');
  expect(await run('add-scrap-candidate', entry, 'entry')).toEqual({ candidateId });
  const { caseNo } = await run('open-scrap-case', { candidateId, caseNo: null });
  const opened = await run('open-scrap-case', { candidateId: null, caseNo });
  expect(opened).toMatchObject({ joined: false, candidates: [{ candidateId, quantity: 3, unitValue: 300.01, amount: 900.03 }] });
  const wanted = { caseNo, lines: [{ candidateId, quantity: 3, partName: '电机' }], drawnUpBy: 'shi.wei' };
  const list = await run('draw-up-scrap-list', wanted, 'list');
  expect(await run('draw-up-scrap-list', wanted, 'list')).toEqual(list);
  expect(list).toMatchObject({ sheetRevision: 1, scrapAmount: 900.03, lines: [{ amount: 900.03 }] });
  const { goods } = await run('decide-scrap-list', { scrapListNo: list['scrapListNo'], scrapDecision: 'scrapAll', resolvedLines: null });
  expect(goods).toEqual([{ candidateId, partNo: 'MTR-04', partName: '电机', quantity: 3 }]);
  const { countSheetNo, countLines } = await run('open-count', { countLines: [{ partNo: 'MTR-04', location: 'OLD', candidateId }], reason: null });
  expect(countLines).toEqual([{ partNo: 'MTR-04', partName: '电机', location: 'OLD', oldPartNo, candidateId, listedQuantity: 3 }]);
  const countedLines = [{ partNo: 'MTR-04', location: 'OLD', oldPartNo: '', candidateId, countedQuantity: 3 }];
  const { countedGoods } = await run('record-count', { countSheetNo, countedLines, counter: 'yu.fang' });
  const signed = { caseNo, countSheetNo, goods: countedGoods, custodySigned: true, reason: '', handedOverBy: 'yu.fang', signedBy: 'pan.hui' };
  const handed = await run('transfer-custody', signed, 'custody');
  expect(handed).toMatchObject({ endState: 'scrapped', movementIds: [expect.any(String)], newCandidates: [] });
  expect(await run('transfer-custody', signed, 'custody')).toEqual(handed);
});

test('what the clerk chose may be gone from the pool meanwhile: the clerk is asked again', async () => {
  const { caseNo } = await run('open-scrap-case', { candidateId: null, caseNo: null });
  for (const lines of [[], [{ candidateId: 'SC-none', quantity: 1 }]]) {
    expect(await outcomeOf('draw-up-scrap-list', { caseNo, lines, drawnUpBy: 'shi.wei' })).toMatchObject({ kind: 'error', code: 'listAskedAgain' });
  }
});

test.each([
  ['scrapAmount', { scrapAmount: 30000.005 }],
  ['scrapAmount', { scrapAmount: -1 }],
  ['scrapAmount', { scrapAmount: '30000.00' }],
  ['lines.0.unitValue', { lines: [{ partNo: 'MTR-04', partName: '电机', quantity: 1, unitValue: 300.001, amount: 300, reason: '坏' }] }],
])('a report is not written with a wrong %s: %j', async (field, changes) => {
  const variables = { caseNo: 'PS-1', scrapListNo: 'ZL-1', sheetRevision: 1, lines: [], scrapAmount: 0, reportText: '无法清退', drawnUpBy: 'shi.wei', writtenBy: 'yu.fang', ...changes };
  const outcome = await decideOutcome(recordScrapReport, fakeJob({ type: recordScrapReport.type, variables }), clients, 'i1');
  expect(outcome).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining(`'${field}'`) });
});
