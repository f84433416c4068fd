import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound, refused, refusedField } from '../../../http/problem';
import { cnyOf, fenOf } from '../../../money';
import type { FinanceTx } from '../tables';
import type { recordScrapReportBody } from './operations';
import type { ScrapReport } from './tables';

/**
 * Takes in the scrap application report (PS-02), once per list; its total is that of the lines to the fen (M-04), and
 * from here on the list stands. Throws 409 `reportExists`, 422 `amountDiffers`, `totalDiffers`.
 */
export async function recordScrapReport(tx: FinanceTx, given: z.output<typeof recordScrapReportBody>, at: Date): Promise<{ scrapReportNo: string; writtenAt: string }> {
  const { lines, scrapAmount, ...head } = given;
  const scrapAmountFen = fenOf(scrapAmount);
  requireTotal(lines, scrapAmountFen);
  const scrapReportNo = await nextNumber(baseOf(tx), 'ZR', at);
  const stored = await tx
    .insertInto('scrapReport')
    .values({ ...head, scrapReportNo, lines: JSON.stringify(lines), scrapAmountFen, writtenAt: at })
    .onConflict((clash) => clash.doNothing())
    .returning('scrapReportNo')
    .executeTakeFirst();
  if (!stored) throw conflict('reportExists', `The list ${head.scrapListNo}, revision ${head.sheetRevision} of ${head.caseNo}, has its report already`);
  return { scrapReportNo, writtenAt: shanghaiIso(at) };
}

function requireTotal(lines: z.output<typeof recordScrapReportBody>['lines'], scrapAmountFen: number): void {
  let total = 0;
  lines.forEach(({ quantity, unitValue, amount }, index) => {
    const worth = quantity * fenOf(unitValue);
    const field = `lines.${index}.amount`;
    const detail = `${quantity} pieces of ${unitValue} are ${cnyOf(worth)}, not ${amount}`;
    if (fenOf(amount) !== worth) throw refused('amountDiffers', `${field}: ${detail}`, [{ field, detail }]);
    total += worth;
  });
  if (total !== scrapAmountFen) throw refusedField('totalDiffers', 'scrapAmount', `the lines come to ${cnyOf(total)}, not ${cnyOf(scrapAmountFen)}`);
}

const reportOf = (tx: FinanceTx, scrapReportNo: string) => tx.selectFrom('scrapReport').selectAll().where('scrapReportNo', '=', scrapReportNo);

/** A report; throws 404. */
export async function readReport(tx: FinanceTx, scrapReportNo: string): Promise<ScrapReport> {
  return thereIs(await reportOf(tx, scrapReportNo).executeTakeFirst(), scrapReportNo);
}

/** A report, locked until the transaction ends: whoever signs it takes turns. Throws 404. */
export async function lockReport(tx: FinanceTx, scrapReportNo: string): Promise<ScrapReport> {
  return thereIs(await reportOf(tx, scrapReportNo).forUpdate().executeTakeFirst(), scrapReportNo);
}

function thereIs(report: ScrapReport | undefined, scrapReportNo: string): ScrapReport {
  if (!report) throw notFound('scrap application report', scrapReportNo);
  return report;
}

/** Throws 409 `applicantSigns` for who drew up the list or wrote the report: who applies does not approve (I-G-9). */
export function requireNoApplicant({ scrapReportNo, drawnUpBy, writtenBy }: ScrapReport, person: string): void {
  if (person !== drawnUpBy && person !== writtenBy) return;
  throw conflict('applicantSigns', `${person} applies for ${scrapReportNo}; it is signed by other people (I-G-9)`);
}

/** Throws 409 `signedForOther` for who signed this report before, for whichever department or centre. */
export async function requireFreshSigner(tx: FinanceTx, scrapReportNo: string, person: string): Promise<void> {
  const countersigned = await tx.selectFrom('countersignature').select('department').where('scrapReportNo', '=', scrapReportNo).where('signedBy', '=', person).executeTakeFirst();
  const approved = await tx.selectFrom('scrapApproval').select('centre').where('scrapReportNo', '=', scrapReportNo).where('decidedBy', '=', person).executeTakeFirst();
  const signedFor = countersigned?.department ?? approved?.centre;
  if (signedFor !== undefined) throw conflict('signedForOther', `${person} signed ${scrapReportNo} for ${signedFor}; one person signs a list for one department`);
}
