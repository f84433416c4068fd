import { expect, test } from '@jest/globals';
import type { OpenTask } from '../../src/camunda/staff-member';
import { incidentIn } from '../support/dealer-incidents';
import { startProcess } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { caseForms, stopsAfter, stopsAndGoesOn, useWorldAndBooks, type Values } from '../support/hostile';
import { setVariables } from '../support/incidents';
import { countersign, departments, signFor, taskFor } from '../support/scrap';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Forms of returned parts and scrap lists handed in wrong, and their variables spoilt, as in forms.test.ts and variables.test.ts. */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

const { openOf, right, wrong } = caseForms(() => ({ world, books }));
const shownAt = (task: OpenTask): Promise<Values> => world.staff('he.jing').variablesOf(task);

const listed = { partNo: 'CTL-02', quantity: 2, fault: '不能用', saleDate: '2026-03-01', saleDateKind: 'purchase' as const };
const line = { lineNo: 1, partNo: 'CTL-02', partName: '控制器', quantity: 2 };
const ruled = (quantity: number, ruling: string) => [{ lineNo: 1, partNo: 'CTL-02', quantity, ruling, reason: null }];

test('a parcel and its scrap list, step by step', async () => {
  const incident = await incidentThatExpects({ partNo: 'CTL-02', quantity: 1 });
  const { caseNo } = await world.clients.orderDesk.reportReturnedParts({ body: { dealerNo: 'D-101', lines: [{ ...listed, exchangeWanted: true }] }, idempotencyKey: 'hostile-parcel' });
  const part = `${caseNo}/1`;
  const counted = [{ ...line, countedQuantity: 2 }];
  await wrong(caseNo, {
    task: 'Task_CountParts', by: 'zhang.wei', hands: { lineCounts: [{ ...line, countedQuantity: -1 }], otherParts: null },
    stops: 'Task_RecordCountedParts', says: ["'countedLines.0.countedQuantity'", '>=0', 'came as -1'], mends: { lineCounts: counted }, reads: { countedLines: counted },
  });
  const { processInstanceKey } = await wrong(caseNo, {
    task: 'Task_StateFreight', by: 'yu.fang', hands: { freightPaidBy: 'company', freightAmount: -5, freightCarrier: null },
    stops: 'Task_PayFreight', says: ["'amount'", '>=0', 'came as -5'], mends: { freightAmount: 12.345 }, reads: { amount: 12.345 },
  });
  const threeDecimals = { stops: 'Task_PayFreight', says: ["'amount'", 'at most two decimals', 'came as 12.345'], mends: { freightAmount: 60 }, reads: { amount: 60 } };
  await stopsAfter(world, books, processInstanceKey, threeDecimals);

  await right(caseNo, 'fang.ying', 'Task_RuleOnParts', { rulings: ruled(3, 'forRepair') });
  await until('the ruling is asked again', async () => (await shownAt(await openOf(caseNo, 'Task_RuleOnParts')))['refusal'] === '第 1 行 CTL-02 清点 2 件，判定合计 3 件；第 1 行 CTL-02 这类配件不返修，不能判返修' || undefined);
  await wrong(caseNo, {
    task: 'Task_RuleOnParts', by: 'fang.ying', hands: { rulings: ruled(2, 'perhaps') },
    stops: 'Task_RecordRulings', says: ["'rulings.0.ruling'", 'came as "perhaps"'], mends: { rulings: ruled(2, 'inScope') }, reads: { rulings: ruled(2, 'inScope') },
  });
  await wrong(caseNo, {
    task: 'Task_FillForm', by: 'yu.fang', hands: {},
    stops: 'Task_RecordForm', says: ["'dealerNo'", 'expected string, received number', 'came as 101'], mends: { dealerNo: 'D-101' }, reads: { dealerNo: 'D-101' },
  }, { dealerNo: 101 });
  await right(caseNo, 'sun.qiang', 'Task_StoreParts', { storage: [{ returnedPartNo: part, storageClass: 'controller' }] });
  const openExpectations = [{ caseNo: incident, quantity: 1, remedyGiven: false }];
  expect(await shownAt(await openOf(caseNo, 'Task_SetRemedy'))).toMatchObject({ remedy: null, part: { openExpectations } });
  await wrong(caseNo, {
    task: 'Task_SetRemedy', by: 'yu.fang', hands: { remedy: 'gold' },
    stops: 'Task_RecordRemedy', says: ["'remedy'", 'came as "gold"'], mends: { remedy: 'none' }, reads: { remedy: 'none' },
  });
  await right(caseNo, 'shi.wei', 'Task_DecideRoute', { wayParts: [{ returnedPartNo: part, partNo: 'CTL-02', quantity: 2, supplierNo: 'SUP-A', usable: false }] });
  const takes = (acceptedQuantity: number) => [{ returnedPartNo: part, acceptedQuantity }];
  await wrong(caseNo, {
    task: 'Task_ContactSupplier', by: 'shi.wei', hands: { acceptedParts: takes(0.5), answerNote: null },
    stops: 'Task_RecordAnswer', says: ["'acceptedParts.0.acceptedQuantity'", 'came as 0.5'], mends: { acceptedParts: takes(3) }, reads: { acceptedParts: takes(3) },
  });
  await until('the answer is asked again', async () => String((await shownAt(await openOf(caseNo, 'Task_ContactSupplier')))['refusal']).startsWith('接收件数多于清退件数') || undefined);
  await right(caseNo, 'shi.wei', 'Task_ContactSupplier', { acceptedParts: takes(0), answerNote: null });
  await wrong(caseNo, {
    task: 'Task_EnterCandidate', by: 'shi.wei', hands: { scrapReason: '供应商不收' },
    stops: 'Event_CandidateAdded', says: ['warehouse refused', 'there is no old part WR-0/1'], mends: { oldPartNo: part }, reads: { oldPartNo: part },
  }, { oldPartNo: 'WR-0/1' });

  const scrapCaseNo = await until('a scrap case is open', async () => (await world.clients.warehouse.listScrapCases({ query: {} })).scrapCases.at(-1)?.caseNo, 30_000);
  const candidateId = (await world.clients.warehouse.listScrapCandidates({ query: {} })).scrapCandidates.at(-1)?.candidateId ?? '';
  const lists = (quantity: number) => [{ candidateId, quantity }];
  await wrong(scrapCaseNo, {
    task: 'Task_DrawUpList', by: 'shi.wei', hands: { listLines: lists(-1) },
    stops: 'Task_RecordList', says: ["'lines.0.quantity'", '>=0', 'came as -1'], mends: { listLines: lists(2) }, reads: { lines: lists(2) },
  });
  await wrong(scrapCaseNo, {
    task: 'Task_WriteReport', by: 'yu.fang', hands: { reportText: '无法清退' },
    stops: 'Task_RecordReport', says: ['finance refused', 'the lines come to 220.00, not 219.99'], mends: { scrapAmount: 220 }, reads: { scrapAmount: 220 },
  }, { scrapAmount: 219.99 });
  await decided(scrapCaseNo);
  await right(scrapCaseNo, 'shi.wei', 'Task_DecideRevision', { listRevised: true });
  await right(scrapCaseNo, 'shi.wei', 'Task_DrawUpList', { listLines: lists(2) });
  await right(scrapCaseNo, 'yu.fang', 'Task_WriteReport', { reportText: '无法清退' });
  await contested(scrapCaseNo);
  await resolved(scrapCaseNo, { candidateId, partNo: 'CTL-02', partName: '控制器', quantity: 2, supplierNo: 'SUP-A' });
  await disposed(scrapCaseNo, { candidateId, partNo: 'CTL-02', partName: '控制器' });
  await world.quiet();
  expect((await world.clients.warehouse.listScrapCases({ query: { caseNo: scrapCaseNo } })).scrapCases).toMatchObject([{ endState: 'partlyScrapped' }]);
  const { returnedParts } = await world.clients.orderDesk.getWarrantyReturn({ params: { caseNo } });
  expect(returnedParts.map(({ quantity, supplierEnd }) => [quantity, supplierEnd])).toEqual([[1, 'keptAsOldPart'], [1, 'scrapCandidate']]);
});

/** An incident of the parcel's dealer that asked a part back; the dealer's list does not name it (S-X-06). */
async function incidentThatExpects(part: { partNo: string; quantity: number }): Promise<string> {
  const { caseNo } = await incidentIn(world.clients, 'answered');
  const measures = { measures: ['partReturn' as const], partsToReturn: [part], recordedBy: 'wu.hao' };
  await world.clients.orderDesk.recordMeasures({ body: { caseNo, ...measures }, idempotencyKey: 'hostile-measures' });
  await world.clients.orderDesk.expectPartReturn({ body: { caseNo }, idempotencyKey: 'hostile-expectation' });
  return caseNo;
}

/** Countersigned and approved; what the limit is decided by stops where it is not what report and countersign sheet say (PS-07). */
async function contested(scrapCaseNo: string): Promise<void> {
  const { qualityDept, ...others } = departments;
  await stopsAndGoesOn(world, books, await taskFor(world, 'Task_Countersign', qualityDept.group), {
    by: qualityDept.signer, hands: { agreed: false, contestedParts: 'CTL-02', contestReason: '可修复' },
    stops: 'Task_RecordCountersignature', says: ["'contestedParts'", 'expected array, received string', 'came as "CTL-02"'], mends: {}, reads: { contestedParts: ['CTL-02'] },
  });
  for (const { group, signer } of Object.values(others)) await signFor(world, signer, 'Task_Countersign', group, { agreed: true });
  await right(scrapCaseNo, 'gu.feng', 'Task_DecideByMarketing', { scrapApproved: true });
  const last = await openOf(scrapCaseNo, 'Task_DecideByManufacturing');
  const { items } = await world.camunda.searchProcessInstances({ filter: { processDefinitionId: 'part-scrap', state: 'ACTIVE' } }, { consistency: { waitUpToMs: 0 } });
  const [scrap] = items;
  if (items.length !== 1 || !scrap) throw new Error(`${items.length} scrap cases are under way`);
  await setVariables(world.camunda, scrap.processInstanceKey, { scrapAmount: 20, contested: false });
  const facts = { scrapAmount: 220, contested: true };
  const spoilt = { stops: 'Task_DecideRoute', says: ['finance refused', 'scrapAmount: ZR-', 'says 220.00, not 20.00', 'contested: ZR-', 'says true, not false'], mends: facts, reads: facts, changes: true as const };
  await stopsAfter(world, books, scrap.processInstanceKey, spoilt, async () => {
    await world.staff('peng.yu').take(last);
    await world.staff('peng.yu').complete(last, { scrapApproved: true });
  });
}

/** The general manager's word and the special meeting's resolution, handed in wrong. */
async function resolved(scrapCaseNo: string, line: { candidateId: string; quantity: number } & Values): Promise<void> {
  // Nobody is shown, and signs, an amount that the report does not say.
  await wrong(scrapCaseNo, {
    task: 'Task_ApplyToGm', by: 'lin.na', hands: { applicationText: '有争议，请审批' },
    stops: 'Task_DecideByGm', says: ['finance refused', 'scrapAmount: ZR-', 'says 220.00, not 20.00'], mends: { scrapAmount: 220 }, changes: true,
  }, { scrapAmount: 20 });
  await wrong(scrapCaseNo, {
    task: 'Task_DecideByGm', by: 'lu.ming', hands: { gmApproved: 'perhaps', doubts: '再核实' },
    stops: 'Task_RecordDecision', says: ["'approved'", 'expected boolean, received string', 'came as "perhaps"'], mends: { gmApproved: false }, reads: { approved: false },
  });
  const lineOf = (scrapQuantity: number, keepQuantity: number) => [{ ...line, scrapQuantity, keepQuantity, supplierQuantity: 0 }];
  const said = ({ candidateId, scrapQuantity, keepQuantity, supplierQuantity }: ReturnType<typeof lineOf>[number]) => ({ candidateId, scrapQuantity, keepQuantity, supplierQuantity });
  const { processInstanceKey } = await wrong(scrapCaseNo, {
    task: 'Task_Resolve', by: 'fang.yu', hands: { resolution: 'scrapPart', resolutionText: '留一件', resolvedLines: lineOf(3, -1), gmAttendee: 7 },
    stops: 'Task_CheckAttendees', says: ["'attendees.7.personId'", 'expected string, received number', 'came as 7'], mends: { gmAttendee: 'lu.ming' }, reads: { attendees: [{ seat: 'companyGm', personId: 'lu.ming' }] },
  });
  const negative = { stops: 'Task_ResolveList', says: ["'resolvedLines.0.keepQuantity'", '>=0', 'came as -1'], mends: { resolvedLines: lineOf(1, 1) }, reads: { resolvedLines: lineOf(1, 1).map(said) } };
  await stopsAfter(world, books, processInstanceKey, negative);
}

/** Counted and handed over with forms handed in wrong. */
async function disposed(scrapCaseNo: string, line: Values): Promise<void> {
  const counted = (countedQuantity: number) => [{ ...line, countedQuantity }];
  await wrong(scrapCaseNo, {
    task: 'Task_CountGoods', by: 'yu.fang', hands: { countedLines: counted(-1) },
    stops: 'Task_RecordCount', says: ["'countedLines.0.countedQuantity'", '>=0', 'came as -1'], mends: { countedLines: counted(1) }, reads: { countedLines: counted(1).map((each) => ({ ...each, location: 'OLD' })) },
  });
  await wrong(scrapCaseNo, {
    task: 'Task_SignCustody', by: 'pan.hui', hands: { custodySigned: 'perhaps' },
    stops: 'Task_TransferCustody', says: ["'custodySigned'", 'expected boolean, received string', 'came as "perhaps"'], mends: { custodySigned: true }, reads: { custodySigned: true },
  });
  await right(scrapCaseNo, 'yu.fang', 'Task_FileScrap');
}

/** Nobody votes once it is decided: the department's task is gone, and so is that of the other vice-president. */
async function decided(scrapCaseNo: string): Promise<void> {
  const quality = await taskFor(world, 'Task_Countersign', 'quality-dept');
  await countersign(world);
  const [marketing, manufacturing] = [await openOf(scrapCaseNo, 'Task_DecideByMarketing'), await openOf(scrapCaseNo, 'Task_DecideByManufacturing')];
  await expect(world.staff('cao.yi').complete(quality, { agreed: false, contestReason: '反悔' })).rejects.toThrow();
  await world.staff('peng.yu').take(manufacturing);
  await world.staff('gu.feng').take(marketing);
  await world.staff('gu.feng').complete(marketing, { scrapApproved: false, refusalReason: '请再核实' });
  await openOf(scrapCaseNo, 'Task_DecideRevision');
  await expect(world.staff('peng.yu').complete(manufacturing, { scrapApproved: true })).rejects.toThrow();
  const [report] = (await world.clients.finance.listScrapReports({ query: { caseNo: scrapCaseNo } })).scrapReports;
  expect(report?.countersignatures.map(({ agreed }) => agreed)).toEqual([true, true, true, true]);
  const late = { scrapReportNo: report?.scrapReportNo ?? '', department: 'qualityDept' as const, agreed: false, reason: '反悔', contestedParts: [], signedBy: 'cao.yi' };
  await expect(world.clients.finance.recordCountersignature({ body: late, idempotencyKey: 'late-vote' })).rejects.toMatchObject({ problem: { status: 409, code: 'countersignClosed' } });
}

test('a part that is in an open case is told in words to who enters the list', async () => {
  const returnedLines = [{ ...listed, quantity: 1, serialNo: 'H-1', exchangeWanted: false, expectedCaseNo: '', extensionReason: null }];
  await world.clients.orderDesk.reportReturnedParts({ body: { dealerNo: 'D-101', lines: [{ ...listed, quantity: 1, serialNo: 'H-1' }] }, idempotencyKey: 'hostile-serial' });
  await startProcess(world, 'record-returned-parts', { dealerNo: 'D-101', dealerListNo: '', carrier: '', returnedLines });
  const task = await until('the refusal is read', async () => (await world.staff('he.jing').openTasks()).find(({ elementId }) => elementId === 'Task_ReadRefusal'), 30_000);
  expect((await shownAt(task))['refusal']).toContain('该件已在未结案件中');
});
