import type { SystemClients } from '../../src/systems/clients';

/** How far a case is: reported, opened with its quality feedback form, given an opinion, or answered by the dealer. */
export type CaseAt = 'received' | 'registered' | 'judged' | 'answered';

let serial = 0;
const key = () => `dealer-incident-${(serial += 1)}`;

/** A case of 1 broken BRK-01 of dealer D-101 that is that far, and the variables with which a part of its flow is called. */
export async function incidentIn({ orderDesk, quality }: SystemClients, at: CaseAt) {
  const lines = [{ partNo: 'BRK-01', quantity: 1, finding: 'damaged' as const }];
  const report = { dealerNo: 'D-101', reportKind: 'damageShortageList' as const, lines, signed: false, dealerReportNo: key() };
  const { caseNo } = await orderDesk.reportIncident({ body: report, idempotencyKey: key() });
  const variables = {
    ...{ caseNo, dealerNo: 'D-101', dealerName: '东方电动车行', qualityFeedbackFormNo: 'QF-1', reportKind: report.reportKind, description: null },
    ...{ reportLines: lines.map((line) => ({ ...line, partName: '制动手柄' })), reportSigned: false, driverSigned: false, evidenceCount: 0 },
    ...{ filledInAt: '2026-09-07T09:00:00+08:00', handoverWorkingDays: 1, toldFrom: '2026-09-07T09:00:00+08:00', dealerFeedbackWorkingDays: 1 },
    ...{ answerHours: 72, recheckHours: 72, visitHours: 24, reminderBefore: 'PT8H', contactRecordNos: [] },
    ...{ causeAnalysis: '包装不当', handlingOpinion: '补发', measures: ['sendParts'], partsToSend: [{ partNo: 'BRK-01', quantity: 1 }], partsToReturn: null },
    opinionPartsToSend: [{ partNo: 'BRK-01', quantity: 1 }],
  };
  if (at === 'received') return { caseNo, variables };
  await orderDesk.openIncident({ body: { caseNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: key() });
  const { reportKind } = report;
  const form = { caseNo, dealerNo: 'D-101', reportKind, lines: variables.reportLines, openedBy: 'li.min' };
  await quality.openQualityFeedbackForm({ body: form, idempotencyKey: key() });
  if (at === 'registered') return { caseNo, variables };
  await judge(quality, caseNo);
  if (at === 'judged') return { caseNo, variables };
  await orderDesk.recordContact({ body: { caseNo, contactedBy: 'wu.hao' }, idempotencyKey: key() });
  await orderDesk.answerOpinion({ body: { caseNo, dealerNo: 'D-101', answer: 'accepted' }, idempotencyKey: key() });
  await orderDesk.closeQuestion({ body: { caseNo, questionNo: 1 }, idempotencyKey: key() });
  return { caseNo, variables };
}

/** The quality feedback form's way to the complaint specialist and back (DI-03 to DI-08). */
async function judge(quality: SystemClients['quality'], caseNo: string): Promise<void> {
  await quality.recordFormCheck({ body: { caseNo, papersComplete: true, checkedBy: 'su.yun' }, idempotencyKey: key() });
  await quality.handOverForm({ body: { caseNo, handedOverBy: 'su.yun' }, idempotencyKey: key() });
  await quality.signHandover({ body: { caseNo, signedBy: 'bai.ling' }, idempotencyKey: key() });
  const words = { causeAnalysis: '包装不当', handlingOpinion: '不予受理', measures: ['claimRefusal' as const] };
  await quality.recordOpinion({ body: { caseNo, opinionKind: 'first', cause: 'other', causeClass: 'other', ...words, givenBy: 'bai.ling' }, idempotencyKey: key() });
  await quality.recordFormReceipt({ body: { caseNo, receivedBy: 'su.yun' }, idempotencyKey: key() });
}
