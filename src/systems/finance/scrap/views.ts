import { shanghaiIso } from '../../../clock';
import { pageOfCase, type OfCase } from '../../../database/of-case';
import { cnyOf } from '../../../money';
import type { FinanceTx } from '../tables';

const isoOrNull = (moment: Date | null) => (moment === null ? null : shanghaiIso(moment));

/** Scrap application reports with everything signed on them, oldest first. */
export async function listScrapReports(tx: FinanceTx, wanted: OfCase) {
  const reports = await tx.selectFrom('scrapReport').selectAll().$call(pageOfCase(wanted)).execute();
  const numbers = reports.map(({ scrapReportNo }) => scrapReportNo);
  if (numbers.length === 0) return [];
  const signatures = await tx.selectFrom('countersignature').selectAll().where('scrapReportNo', 'in', numbers).orderBy('signedAt').execute();
  const approvals = await tx.selectFrom('scrapApproval').selectAll().where('scrapReportNo', 'in', numbers).orderBy('position').execute();
  const applications = await tx.selectFrom('companyGmApplication').selectAll().where('scrapReportNo', 'in', numbers).execute();
  return reports.map(({ scrapAmountFen, ...report }) => {
    const isOfReport = ({ scrapReportNo }: { scrapReportNo: string }) => scrapReportNo === report.scrapReportNo;
    const application = applications.find(isOfReport);
    return {
      ...report,
      scrapAmount: cnyOf(scrapAmountFen),
      writtenAt: shanghaiIso(report.writtenAt),
      countersignatures: signatures.filter(isOfReport).map((each) => ({ ...each, signedAt: shanghaiIso(each.signedAt) })),
      approvals: approvals.filter(isOfReport).map((each) => ({ ...each, decidedAt: shanghaiIso(each.decidedAt) })),
      application: application ? { ...application, appliedAt: shanghaiIso(application.appliedAt), decidedAt: isoOrNull(application.decidedAt) } : null,
    };
  });
}
