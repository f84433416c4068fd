import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SystemRefusal } from '../http/client';
import { waitFor } from '../wait';
import type { Doors } from './happen';
import type { SampleIncident } from './sample-incidents';
import { sampleFolder } from './sample-rows';

/** A dealer uploads his photo and reports what he found; returns the number of the case. */
export async function incidentComesIn({ clients }: Doors, { dealerNo, dealerReportNo, photo, lines }: SampleIncident): Promise<string> {
  const file = { name: photo, content: await readFile(join(sampleFolder, photo)) };
  const { evidenceNo } = await clients.documents.uploadEvidence({ body: {}, file, idempotencyKey: `day/${dealerReportNo}/photo` });
  const body = { dealerNo, dealerReportNo, lines, reportKind: 'damageShortageList' as const, signed: true, evidenceNos: [evidenceNo] };
  const report = () => clients.orderDesk.reportIncident({ body, idempotencyKey: `day/${dealerReportNo}` });
  // The order desk hears of a photo a moment after the upload.
  return waitFor(`the order desk knows ${evidenceNo}`, async () => (await report().catch(unlessUnknown))?.caseNo);
}

function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof SystemRefusal) || error.problem.code !== 'unknownEvidence') throw error;
}

/** The dealer accepts what is done about his report. */
export async function opinionIsAccepted({ clients }: Doors, caseNo: string, { dealerNo }: SampleIncident): Promise<void> {
  await clients.orderDesk.answerOpinion({ body: { caseNo, dealerNo, answer: 'accepted' }, idempotencyKey: `day/${caseNo}/answer` });
}
