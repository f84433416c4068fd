import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../test/support/start-system';
import { outcomeOf as endOf } from '../test/support/outcome-of';
import { createSystemClients, type SystemClients } from '../src/systems/clients';
import { quality } from '../src/systems/quality';
import type { qualityContract } from '../src/systems/quality/contract';
import { returnLine, startReturnsDesk } from '../src/systems/order-desk/warranty-returns/test-support';
import { startWarehouse, type StartedWarehouse } from '../src/systems/warehouse/test-support';
import { workersOf } from './index';

let desk: Awaited<ReturnType<typeof startReturnsDesk>>;
let judge: StartedSystem<typeof qualityContract>;
let store: StartedWarehouse;
let clients: SystemClients;
beforeAll(async () => {
  desk = await startReturnsDesk();
  judge = await startSystem(quality({ locale: 'zh-CN' }));
  store = await startWarehouse();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), orderDesk: desk.steps.client, quality: judge.client, warehouse: store.client };
});
afterAll(() => Promise.all([desk.desk.close(), judge.close(), store.close()]));

const outcomeOf = (type: string, variables: object) => endOf(workersOf(), clients, type, variables);
/** What a job hands to the flow. */
async function done(type: string, variables: object): Promise<Record<string, unknown>> {
  const outcome = await outcomeOf(type, variables);
  if (outcome.kind !== 'complete') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.variables;
}

test('the jobs of a parcel bring its parts from the list to their ends, each once however often it runs', async () => {
  const empty = { saleDate: '', saleDateKind: null, extensionReason: null, serialNo: '', expectedCaseNo: null };
  const lines = [{ ...returnLine('CTL-02', 2), ...empty }, { ...returnLine('LMP-03'), ...empty, exchangeWanted: null }];
  const { caseNo } = await done('order-desk.record-returned-parts', { dealerNo: 'D-101', dealerListNo: '', lines });
  await done('order-desk.claim-warranty-return', { caseNo });
  const counted = await done('order-desk.record-counted-parts', { caseNo, countedLines: [{ lineNo: 1, countedQuantity: 2 }, { lineNo: 2, countedQuantity: 1 }], otherParts: null });
  expect(await done('warehouse.record-return-count', { caseNo, countedLines: counted['countedLines'], countedBy: 'zhang.wei' })).toMatchObject({ returnCountNo: expect.any(String) });
  const rulings = [{ lineNo: 1, quantity: 1, ruling: 'inScope', reason: '' }, { lineNo: 1, quantity: 1, ruling: 'outOfScope', reason: '烧毁' }, { lineNo: 2, quantity: 1, ruling: 'inScope', reason: null }];
  const countedLines = (counted['countedLines'] as object[]).map((line) => ({ ...line, repairable: false }));
  const judged = await done('quality.record-rulings', { caseNo, countedLines, rulings, ruledBy: 'he.jun' });
  const { returnedParts } = await done('order-desk.open-returned-parts', { caseNo, returnedParts: judged['returnedParts'] });
  expect(returnedParts).toMatchObject([{ returnedPartNo: `${String(caseNo)}/1`, partClass: 'controller', openExpectations: [] }, { ruling: 'outOfScope' }, { partNo: 'LMP-03' }]);
  const part = (no: number) => `${String(caseNo)}/${no}`;

  await done('order-desk.register-out-of-scope', { returnedPartNo: part(2), registeredBy: 'he.jun' });
  await done('order-desk.record-ruling-contact', { returnedPartNo: part(2), note: '', contactedBy: 'he.jun' });
  expect(await done('order-desk.record-ruling-answer', { returnedPartNo: part(2), dealerNo: 'D-101', answer: 'confirmed', note: '' })).toEqual({ answered: true, refusal: null });
  expect(await done('order-desk.close-ruling-question', { returnedPartNo: part(2) })).toMatchObject({ dealerAnswer: 'confirmed' });
  const slipParts = [{ returnedPartNo: part(2), partNo: 'CTL-02', partName: '控制器', quantity: 1 }];
  expect(await done('warehouse.make-other-issue-slip', { caseNo, dealerNo: 'D-101', slipParts, maker: 'he.jun' })).toMatchObject({ slipLines: [{ orderLineId: part(2) }] });
  await done('order-desk.end-side', { side: 'dealer', endState: 'returnedOutOfScope', returnedPartNos: [part(2)] });

  await done('quality.fill-warranty-feedback-form', { caseNo, dealerNo: 'D-101', formLines: returnedParts, filledBy: 'he.jun' });
  const oldParts = [1, 3].map((no) => ({ returnedPartNo: part(no), partNo: no === 1 ? 'CTL-02' : 'LMP-03', quantity: 1, oldPartClass: 'claimable', storageClass: '甲区' }));
  await done('warehouse.take-in-old-parts', { caseNo, oldParts, maker: 'he.jun', keeper: 'zhang.wei' });
  for (const no of [1, 3]) expect(await done('order-desk.record-remedy', { returnedPartNo: part(no), remedy: 'none', recordedBy: 'he.jun' })).toEqual({ refusal: null, dealerEnd: 'noRemedy' });
  const routes = [{ returnedPartNo: part(1), route: 'clear', supplierNo: 'SUP-A', usable: false }, { returnedPartNo: part(3), route: 'keep', supplierNo: '', usable: true }];
  const routed = await done('order-desk.record-supplier-routes', { caseNo, routes, recordedBy: 'xu.na' });
  expect(routed).toMatchObject({ clearings: [{ clearingKey: `${String(caseNo)}/SUP-A` }], keptParts: [{ returnedPartNo: part(3) }] });
  await done('order-desk.end-side', { side: 'supplier', endState: 'keptAsOldPart', returnedPartNos: [part(3)] });
  const answer = { clearingKey: `${String(caseNo)}/SUP-A`, acceptedParts: [{ returnedPartNo: part(1), acceptedQuantity: 1 }], note: null, recordedBy: 'xu.na' };
  const { takenParts } = await done('order-desk.record-supplier-answer', answer);
  expect(await done('warehouse.issue-to-supplier', { caseNo, supplierNo: 'SUP-A', oldParts: takenParts, issuedBy: 'qian.li' })).toMatchObject({ clearedAmount: 110, issuedLines: [{ amount: 110 }] });
  expect(await outcomeOf('order-desk.close-warranty-return', { caseNo })).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining(part(1)) });
  await done('order-desk.end-side', { side: 'supplier', endState: 'clearedWithSupplier', returnedPartNos: [part(1)] });
  const { partEnds } = await done('order-desk.close-warranty-return', { caseNo });
  expect(partEnds).toMatchObject([{ supplierEnd: 'clearedWithSupplier' }, { dealerEnd: 'returnedOutOfScope', supplierEnd: 'notApplicable' }, { supplierEnd: 'keptAsOldPart' }]);
});

test.each([
  ['a motor is repaired', { partClass: 'motor' }, null],
  ['a motor is repaired, also when the case was migrated while it was judged', { partClass: 'motor', repairable: null }, null],
  ['nothing else is', { partClass: 'controller', repairable: null }, expect.stringContaining('不返修')],
])('a case that began before the table of classes that are repaired goes on: %s (WR-D3.3)', async (what, ofPart, refusal) => {
  const caseNo = `WR-202601-00${what.length % 10}`;
  const countedLines = [{ lineNo: 1, partNo: 'MTR-04', partName: '电机', quantity: 1, ...ofPart }];
  expect(await done('quality.record-rulings', { caseNo, countedLines, rulings: [{ lineNo: 1, quantity: 1, ruling: 'forRepair', reason: null }], ruledBy: 'he.jun' })).toMatchObject({ refusal });
});

test('an exchange whose diagram does not say how it is shipped goes by courier (WR-12)', () => {
  const worker = workersOf().find(({ type }) => type === 'order-desk.place-warranty-exchange');
  expect(worker?.input.parse({ returnedPartNo: 'WR-202609-001/1' })).toEqual({ returnedPartNo: 'WR-202609-001/1', shippingMethod: 'courier' });
  expect(worker?.input.safeParse({ returnedPartNo: 'WR-202609-001/1', shippingMethod: null }).success).toBe(false);
});

test.each([
  ['order-desk.record-returned-parts', { dealerNo: 'D-101', lines: [{ ...returnLine('CTL-02'), saleDate: 'gestern' }] }, "'lines.0.saleDate'"],
  ['order-desk.record-returned-parts', { dealerNo: 'D-101', lines: null }, "'lines'"],
  ['order-desk.record-counted-parts', { caseNo: 'WR-1', countedLines: [{ lineNo: 1, countedQuantity: -1 }] }, "'countedLines.0.countedQuantity'"],
  ['quality.record-rulings', { caseNo: 'WR-1', countedLines: [], rulings: [], ruledBy: 'he.jun' }, "'countedLines'"],
  ['order-desk.record-remedy', { returnedPartNo: 'WR-1', remedy: 'none', recordedBy: 'he.jun' }, "'returnedPartNo'"],
  ['order-desk.record-supplier-routes', { caseNo: 'WR-1', routes: [{ returnedPartNo: 'WR-1/1', route: null, usable: true }], recordedBy: 'xu.na' }, "'routes.0.route'"],
  ['order-desk.end-side', { side: 'dealer', endState: 'gone', returnedPartNos: ['WR-1/1'] }, "'endState'"],
  ['warehouse.take-in-old-parts', { caseNo: 'WR-1', oldParts: [], maker: 'he.jun', keeper: 'zhang.wei' }, "'oldParts'"],
  ['warehouse.record-repair-trip', { oldPartNo: 'WR-1/1', direction: 'away', supplierNo: 'SUP-B', recordedBy: 'he.jun' }, "'direction'"],
  ['finance.offset-supplier', { caseNo: 'WR-1', otherIssueSlipNo: 'OI-1', clearingKey: 'WR-1/SUP-A', supplierNo: 'SUP-A', clearedAmount: 110.001, offsetBy: 'sun.yan' }, "'clearedAmount'"],
  ['purchasing.read-clearing-suppliers', { parts: [] }, "'parts'"],
])('%s stops at unusable variables and names them', async (type, variables, named) => {
  expect(await outcomeOf(type, variables)).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining(named) });
});
