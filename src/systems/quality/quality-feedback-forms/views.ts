import { shanghaiIso } from '../../../clock';
import { notFound } from '../../../http/problem';
import type { QualityTx } from '../tables';
import { breachesOf, checksOf, opinionsOf, serviceRecordsOf } from './repository';
import type { FormRow } from './tables';

const isoOf = (moment: Date | null) => moment && shanghaiIso(moment);

/** The form of a case with everything that was done on it. Throws 404 `notFound`. */
export async function viewForm(tx: QualityTx, caseNo: string) {
  const rows = await tx.selectFrom('qualityFeedbackForm').selectAll().where('caseNo', '=', caseNo).execute();
  const [form] = await viewsOf(tx, rows);
  if (!form) throw notFound('quality information feedback form of case', caseNo);
  return form;
}

/** Forms, oldest first; of a dealer when given. */
export async function listForms(tx: QualityTx, { dealerNo, limit, offset }: { dealerNo?: string | undefined; limit: number; offset: number }) {
  const rows = await tx
    .selectFrom('qualityFeedbackForm')
    .selectAll()
    .$if(dealerNo !== undefined, (query) => query.where('dealerNo', '=', dealerNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return viewsOf(tx, rows);
}

async function viewsOf(tx: QualityTx, forms: FormRow[]) {
  const caseNos = forms.map(({ caseNo }) => caseNo);
  const [checks, opinions, services, breaches] = await Promise.all([
    checksOf(tx, caseNos),
    opinionsOf(tx, caseNos),
    serviceRecordsOf(tx, caseNos),
    breachesOf(tx, caseNos),
  ]);
  const ofCase = <Row extends { caseNo: string }>(rows: Row[], caseNo: string) => rows.filter((row) => row.caseNo === caseNo);
  return forms.map(({ position: _, visitAgreedBy: __, ...form }) => ({
    ...form,
    filledInAt: shanghaiIso(form.filledInAt),
    ...{ handedOverAt: isoOf(form.handedOverAt), signedAt: isoOf(form.signedAt), receivedAt: isoOf(form.receivedAt) },
    ...{ visitAgreedAt: isoOf(form.visitAgreedAt), closedAt: isoOf(form.closedAt) },
    checks: ofCase(checks, form.caseNo).map(({ checkedAt, ...check }) => ({ ...check, checkedAt: shanghaiIso(checkedAt) })),
    opinions: ofCase(opinions, form.caseNo).map(({ givenAt, ...opinion }) => ({ ...opinion, givenAt: shanghaiIso(givenAt) })),
    serviceRecord: ofCase(services, form.caseNo)[0] ?? null,
    breaches: ofCase(breaches, form.caseNo).map(({ deadlineId, dueAt, recordedAt }) => ({ deadlineId, dueAt: shanghaiIso(dueAt), recordedAt: shanghaiIso(recordedAt) })),
  }));
}
