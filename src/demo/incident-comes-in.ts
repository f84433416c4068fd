import type { Doors } from './happen';
import type { SampleIncident } from './sample-incidents';

/** A dealer's report comes in; returns the number of its case. */
export async function incidentComesIn({ clients }: Doors, { dealerNo, dealerReportNo, lines }: SampleIncident): Promise<string> {
  const body = { dealerNo, dealerReportNo, lines, reportKind: 'damageShortageList' as const, signed: true };
  return (await clients.orderDesk.reportIncident({ body, idempotencyKey: `day/${dealerReportNo}` })).caseNo;
}

/** The dealer accepts what is done about his report. */
export async function opinionIsAccepted({ clients }: Doors, caseNo: string, { dealerNo }: SampleIncident): Promise<void> {
  await clients.orderDesk.answerOpinion({ body: { caseNo, dealerNo, answer: 'accepted' }, idempotencyKey: `day/${caseNo}/answer` });
}
