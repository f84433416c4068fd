import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound, refusedField } from '../../../http/problem';
import type { FinanceTx } from '../tables';
import type { applyToCompanyGmBody, decideCompanyGmApplicationBody, recordScrapApprovalBody } from './operations';
import { lockReport, requireFreshSigner, requireNoApplicant } from './reports';

const approvalsOf = (tx: FinanceTx, scrapReportNo: string) => tx.selectFrom('scrapApproval').selectAll().where('scrapReportNo', '=', scrapReportNo).execute();

/**
 * Keeps a vice-president's decision (PS-05, PS-06) and returns its number. Throws 404; 409 `countersignOpen`, `decidedBefore`,
 * `approvalClosed` after a refusal of the other one (I-PS-7), `signedForOther`, `applicantSigns`; 422 `reasonMissing`.
 */
export async function recordScrapApproval(tx: FinanceTx, given: z.output<typeof recordScrapApprovalBody>, at: Date): Promise<string> {
  const { scrapReportNo, centre, approved, reason, decidedBy } = given;
  const report = await lockReport(tx, scrapReportNo);
  if (report.countersignSheetNo === null) throw conflict('countersignOpen', `The countersign of ${scrapReportNo} has no result yet`);
  if (!approved && !reason) throw refusedField('reasonMissing', 'reason', 'say why the list is refused (I-G-10)');
  const before = await approvalsOf(tx, scrapReportNo);
  if (before.some((each) => each.centre === centre)) throw conflict('decidedBefore', `The vice-president of ${centre} has decided on ${scrapReportNo} already`);
  if (before.some((each) => !each.approved)) throw conflict('approvalClosed', `${scrapReportNo} was refused; a revised list is signed anew (I-PS-5, I-PS-7)`);
  requireNoApplicant(report, decidedBy);
  await requireFreshSigner(tx, scrapReportNo, decidedBy);
  const scrapApprovalNo = await nextNumber(baseOf(tx), 'ZV', at);
  await tx.insertInto('scrapApproval').values({ scrapApprovalNo, scrapReportNo, centre, approved, reason: reason || null, decidedBy, decidedAt: at }).execute();
  return scrapApprovalNo;
}

/** Takes in the application to the company general manager (PS-08). Throws 404; 409 `approvalsMissing` (I-PS-1), `applicationExists`. */
export async function applyToCompanyGm(tx: FinanceTx, given: z.output<typeof applyToCompanyGmBody>, at: Date): Promise<string> {
  const { scrapReportNo } = await lockReport(tx, given.scrapReportNo);
  const approved = (await approvalsOf(tx, scrapReportNo)).filter((each) => each.approved);
  if (approved.length < 2) throw conflict('approvalsMissing', `Both vice-presidents approve ${scrapReportNo} before the company general manager is asked (I-PS-1)`);
  const companyGmApplicationNo = await nextNumber(baseOf(tx), 'ZG', at);
  const stored = await tx
    .insertInto('companyGmApplication')
    .values({ ...given, companyGmApplicationNo, appliedAt: at })
    .onConflict((clash) => clash.column('scrapReportNo').doNothing())
    .returning('companyGmApplicationNo')
    .executeTakeFirst();
  if (!stored) throw conflict('applicationExists', `The company general manager was asked about ${scrapReportNo} already`);
  return companyGmApplicationNo;
}

/**
 * Keeps the company general manager's decision, once (PS-09): whoever does not approve has doubts and says which (I-PS-8).
 * Throws 404; 409 `applicationDecided`, `signedForOther`; 422 `reasonMissing`.
 */
export async function decideCompanyGmApplication(tx: FinanceTx, given: z.output<typeof decideCompanyGmApplicationBody>, at: Date): Promise<void> {
  const { companyGmApplicationNo, approved, doubts, decidedBy } = given;
  const application = await tx.selectFrom('companyGmApplication').selectAll().where('companyGmApplicationNo', '=', companyGmApplicationNo).forUpdate().executeTakeFirst();
  if (!application) throw notFound('application to the company general manager', companyGmApplicationNo);
  if (application.decidedBy !== null) throw conflict('applicationDecided', `${companyGmApplicationNo} is decided by ${application.decidedBy} already`);
  if (!approved && !doubts) throw refusedField('reasonMissing', 'doubts', 'say which doubts there are: the special meeting resolves them (PS-D4.2)');
  const report = await lockReport(tx, application.scrapReportNo);
  requireNoApplicant({ ...report, writtenBy: application.appliedBy }, decidedBy);
  requireNoApplicant(report, decidedBy);
  await requireFreshSigner(tx, application.scrapReportNo, decidedBy);
  const change = { approved, doubts: approved ? null : (doubts ?? null), decidedBy, decidedAt: at };
  await tx.updateTable('companyGmApplication').set(change).where('companyGmApplicationNo', '=', companyGmApplicationNo).execute();
}
