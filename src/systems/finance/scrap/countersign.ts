import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict, refused, refusedField } from '../../../http/problem';
import type { FinanceTx } from '../tables';
import { countersigningDept, type recordCountersignatureBody, type recordCountersignResultBody } from './operations';
import { lockReport, requireFreshSigner, requireNoApplicant } from './reports';
import type { ScrapReport } from './tables';

/**
 * Keeps a department's word on a list (PS-03), once and by a person of its own. Throws 404; 409 `countersignClosed`
 * after the result, `signedBefore`, `signedForOther`, `applicantSigns`; 422 `reasonMissing` of a contest, `notOnList`.
 */
export async function recordCountersignature(tx: FinanceTx, given: z.output<typeof recordCountersignatureBody>, at: Date): Promise<void> {
  const { scrapReportNo, department, agreed, contestedParts, reason, signedBy } = given;
  const report = await lockReport(tx, scrapReportNo);
  requireOpen(report);
  if (!agreed && !reason) throw refusedField('reasonMissing', 'reason', 'say what the department contests (PS-D1.2)');
  requireOnList(report, contestedParts);
  requireNoApplicant(report, signedBy);
  if (await signatureOf(tx, given)) throw conflict('signedBefore', `${department} has countersigned ${scrapReportNo} already`);
  await requireFreshSigner(tx, scrapReportNo, signedBy);
  const row = { scrapReportNo, department, agreed, contestedParts: JSON.stringify(agreed ? [] : contestedParts), reason: reason || null, signedBy, signedAt: at };
  await tx.insertInto('countersignature').values(row).execute();
}

const signatureOf = (tx: FinanceTx, { scrapReportNo, department }: z.output<typeof recordCountersignatureBody>) =>
  tx.selectFrom('countersignature').select('signedBy').where('scrapReportNo', '=', scrapReportNo).where('department', '=', department).executeTakeFirst();

/**
 * Closes the countersign sheet with its result (PS-04): contested as soon as one department contests, in part or
 * whole (PS-D1.2, I-PS-10). Throws 404; 409 `countersignClosed`, `countersignOpen` while one is silent (I-PS-2); 422 `resultDiffers`.
 */
export async function recordCountersignResult(tx: FinanceTx, { scrapReportNo, contested }: z.output<typeof recordCountersignResultBody>, at: Date): Promise<string> {
  const report = await lockReport(tx, scrapReportNo);
  requireOpen(report);
  const signed = await tx.selectFrom('countersignature').select(['department', 'agreed']).where('scrapReportNo', '=', scrapReportNo).execute();
  const silent = countersigningDept.options.filter((department) => !signed.some((each) => each.department === department));
  if (silent.length > 0) throw conflict('countersignOpen', `${silent.join(', ')} must still countersign ${scrapReportNo}: silence is no consent (I-PS-2)`);
  if (signed.some(({ agreed }) => !agreed) !== contested) throw refusedField('resultDiffers', 'contested', `the countersign sheet of ${scrapReportNo} says otherwise (PS-D1)`);
  const countersignSheetNo = await nextNumber(baseOf(tx), 'ZC', at);
  await tx.updateTable('scrapReport').set({ countersignSheetNo, contested }).where('scrapReportNo', '=', scrapReportNo).execute();
  return countersignSheetNo;
}

function requireOpen({ scrapReportNo, countersignSheetNo }: ScrapReport): void {
  if (countersignSheetNo === null) return;
  throw conflict('countersignClosed', `The countersign of ${scrapReportNo} is decided on ${countersignSheetNo}; no word is taken any more`);
}

function requireOnList({ lines, scrapListNo }: ScrapReport, contestedParts: string[]): void {
  const stray = contestedParts.findIndex((partNo) => !lines.some((line) => line.partNo === partNo));
  if (stray < 0) return;
  const [field, detail] = [`contestedParts.${stray}`, `${contestedParts[stray]} is not on ${scrapListNo}`];
  throw refused('notOnList', `${field}: ${detail}`, [{ field, detail }]);
}
