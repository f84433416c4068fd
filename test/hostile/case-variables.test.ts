import { expect, test } from '@jest/globals';
import { incidentIn } from '../support/dealer-incidents';
import { startProcess } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { caseForms, clerk, stopsAfter, useWorldAndBooks, type HandedIn, type Values } from '../support/hostile';
import type { TestWorld } from '../support/world';

/** Variables of incidents and vehicle returns: spoilt, not there, or handed in beside a form's, as in variables.test.ts. */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

const { openOf, right, wrong } = caseForms(() => ({ world, books }));
const spoilt = (caseNo: string, variables: Values, handed: HandedIn) => wrong(caseNo, handed, variables);

test('a return: spoilt at each step; what a form does not ask is not taken', async () => {
  const body = { dealerNo: 'D-101', frameNo: 'V-2001', returnReason: '前叉异响', qualityClaimed: true, transport: 'dealerOwn' as const };
  const { caseNo } = await world.clients.orderDesk.applyForVehicleReturn({ body, idempotencyKey: 'spoilt-return' });
  await right(caseNo, clerk, 'Task_CheckSignature', { signaturePresent: true, caseOpened: false, signatureCheckedBy: 'wang.fang' });
  await spoilt(caseNo, { dealerNo: 101 }, {
    task: 'Task_RegisterApplication', by: clerk, hands: {},
    stops: 'Task_EnterFaxRegister', says: ["'party'", 'expected string, received number', 'came as 101'], mends: { dealerNo: 'D-101' }, reads: { party: 'D-101' },
  });
  await spoilt(caseNo, { caseNo: 'VR-0' }, {
    task: 'Task_StartApproval', by: 'su.yun', hands: { qualityClaimed: true },
    stops: 'Task_RecordStart', says: ['There is no vehicle return VR-0', 'notFound'], mends: { caseNo }, reads: { caseNo },
  });
  await spoilt(caseNo, { frameNo: 7 }, {
    task: 'Task_RuleOnQuality', by: 'cao.yi', hands: { qualityProblem: true, rulingFinding: '前叉焊缝开裂', qualityRulingNo: 'QR-0', ruledBy: 'xie.jun' },
    stops: 'Task_RecordRuling', says: ["'frameNo'", 'expected string, received number', 'came as 7'], mends: { frameNo: 'V-2001' }, reads: { frameNo: 'V-2001' },
  });
  const beside = { caseNo: 'VR-202609-099', dealerNo: 'D-103', completedBy: 'deng.li', signature: null, qualityProblem: false, intermediate: true };
  await right(caseNo, 'xie.jun', 'Task_SignByManufacturing', { returnApproved: true, ...beside });
  await openOf(caseNo, 'Task_TellApproval');
  const signOff = { signedOff: true, signedOffBy: 'xie.jun', signedOffAs: 'manufacturingCentreGm' };
  expect(await world.clients.orderDesk.getVehicleReturn({ params: { caseNo } })).toMatchObject({ dealerNo: 'D-101', state: 'approved', signOffs: [signOff] });
});

test('an incident: spoilt at each step; what a form does not ask is not taken', async () => {
  const lines = [{ partNo: 'BRK-01', quantity: 1, finding: 'missing' as const }];
  const body = { dealerNo: 'D-101', reportKind: 'damageShortageList' as const, signed: true, lines };
  const { caseNo } = await world.clients.orderDesk.reportIncident({ body, idempotencyKey: 'spoilt-incident' });
  await spoilt(caseNo, { dealerNo: ['D-101', 'D-102'] }, {
    task: 'Task_RegisterIncident', by: clerk, hands: {},
    stops: 'Task_EnterFaxRegister', says: ["'party'", 'expected string, received array', 'came as ["D-101","D-102"]'], mends: { dealerNo: 'D-101' }, reads: { party: 'D-101' },
  });
  await spoilt(caseNo, { caseNo: 'DI-0' }, {
    task: 'Task_CheckPapers', by: 'su.yun', hands: { papersComplete: true, evidenceCount: 9, checkedBy: 'li.min' },
    stops: 'Task_RecordCheck', says: ['DI-0', 'notFound'], mends: { caseNo }, reads: { caseNo },
  });
  await spoilt(caseNo, { caseNo: null }, {
    task: 'Task_PassPapers', by: 'su.yun', hands: {},
    stops: 'Task_HandOver', says: ["'caseNo'", 'expected string, received null'], mends: { caseNo }, reads: { caseNo },
  });
  await right(caseNo, 'bai.ling', 'Task_SignForPapers');
  const opinion = { cause: 'materialDefect', causeAnalysis: '铸件有砂眼', handlingOpinion: '不予受理', measures: ['claimRefusal'] };
  await right(caseNo, 'bai.ling', 'Task_WriteOpinion', { ...opinion, causeClass: 'other', opinionNo: 7, completedBy: 'su.yun', dealerNo: 'D-103' });
  await openOf(caseNo, 'Task_ReceiveForm');
  const written = { opinionNo: 1, cause: 'materialDefect', causeClass: 'qualityAbnormality', givenBy: 'bai.ling' };
  expect(await world.clients.quality.getQualityFeedbackForm({ params: { caseNo } })).toMatchObject({ dealerNo: 'D-101', opinions: [written] });
});

test('not usable when a part begins: a moment that is none for T-03, no hours for T-07', async () => {
  const { caseNo, variables } = await incidentIn(world.clients, 'registered');
  const signedAt = variables.filledInAt;
  const soon = { stops: 'Task_ComputeReplyDue', says: ["'startedAt'", 'came as "soon"'], mends: { signedAt }, reads: { startedAt: signedAt }, changes: true as const };
  await stopsAfter(world, books, undefined, soon, () => startProcess(world, 'unboxing-incident--opinion', { ...variables, qualityReplyWorkingDays: 2, signedAt: 'soon' }));
  await openOf(caseNo, 'Task_WriteOpinion');

  const returned = { caseNo: 'VR-202609-001', dealerName: '东方电动车行', frameNo: 'V-2001', model: 'M1', returnReason: '异响', evidencePage: null };
  const never = { stops: 'Task_RuleOnQuality', says: ['signOffReminderHours'], mends: { signOffReminderHours: 24 }, changes: true as const };
  await stopsAfter(world, books, undefined, never, () => startProcess(world, 'dealer-vehicle-return--ruling', returned));
  await openOf(returned.caseNo, 'Task_RuleOnQuality');
});
