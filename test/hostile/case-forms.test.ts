import { expect, test } from '@jest/globals';
import type { FingerprintReader } from '../support/fingerprint';
import { caseForms, clerk, useWorldAndBooks } from '../support/hostile';
import type { TestWorld } from '../support/world';

/** Forms of incidents and vehicle returns handed in wrong, as in forms.test.ts. */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

const { openOf, right, wrong } = caseForms(() => ({ world, books }));

test('perhaps complete, and a cause that there is not', async () => {
  const body = { dealerNo: 'D-101', reportKind: 'damageShortageList' as const, signed: true, lines: [{ partNo: 'BRK-01', quantity: 1, finding: 'missing' as const }] };
  const { caseNo } = await world.clients.orderDesk.reportIncident({ body, idempotencyKey: 'hostile-incident' });
  await right(caseNo, clerk, 'Task_RegisterIncident');
  await wrong(caseNo, {
    task: 'Task_CheckPapers', by: 'su.yun', hands: { papersComplete: 'perhaps' },
    stops: 'Task_RecordCheck', says: ["'papersComplete'", 'expected boolean, received string', 'came as "perhaps"'], mends: { papersComplete: true }, reads: { papersComplete: true },
  });
  await right(caseNo, 'su.yun', 'Task_PassPapers');
  await right(caseNo, 'bai.ling', 'Task_SignForPapers');
  await wrong(caseNo, {
    task: 'Task_WriteOpinion', by: 'bai.ling', hands: { cause: 'fate', causeAnalysis: '天意', handlingOpinion: '不予受理', measures: ['claimRefusal'] },
    stops: 'Task_ClassifyCause', says: ['No row of cause-class fits: look at cause'], mends: { cause: 'other' }, reads: { causeClass: 'other' },
  });
  await openOf(caseNo, 'Task_ReceiveForm');
  expect(await world.clients.quality.getQualityFeedbackForm({ params: { caseNo } })).toMatchObject({ opinions: [{ cause: 'other', causeClass: 'other' }] });
});

test('a word for the signature, and a claim that is neither', async () => {
  const body = { dealerNo: 'D-101', frameNo: 'V-2001', returnReason: '前叉异响', qualityClaimed: true, transport: 'dealerOwn' as const };
  const { caseNo } = await world.clients.orderDesk.applyForVehicleReturn({ body, idempotencyKey: 'hostile-return' });
  await wrong(caseNo, {
    task: 'Task_CheckSignature', by: clerk, hands: { signaturePresent: 'yes' },
    stops: 'Task_RecordCheck', says: ["'signaturePresent'", 'expected boolean, received string', 'came as "yes"'], mends: { signaturePresent: true }, reads: { signaturePresent: true },
  });
  await right(caseNo, clerk, 'Task_RegisterApplication');
  await wrong(caseNo, {
    task: 'Task_StartApproval', by: 'su.yun', hands: { qualityClaimed: 'both' },
    stops: 'Task_RecordStart', says: ["'qualityClaimed'", 'expected boolean, received string', 'came as "both"'], mends: { qualityClaimed: false }, reads: { qualityClaimed: false },
  });
  await openOf(caseNo, 'Task_SignByMarketing');
  expect(await world.clients.orderDesk.getVehicleReturn({ params: { caseNo } })).toMatchObject({ state: 'inApproval', signOffs: [] });
});
