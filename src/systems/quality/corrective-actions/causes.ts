import { shanghaiDay } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { enqueue, type OutboxEntry } from '../../../database/outbox';
import type { Cause, CauseClass } from '../../incident-causes';
import type { FormRow } from '../quality-feedback-forms/tables';
import type { QualityTx } from '../tables';

interface Found {
  form: Pick<FormRow, 'caseNo' | 'lines'>;
  opinionNo: number;
  cause: Cause;
  causeClass: CauseClass;
  /** Parts that are to blame; none, when it is no part's fault. */
  partNos: string[];
}

/** Remembers what a case came from by its latest opinion, and has each part and cause looked at: is it seen again? */
export async function rememberCauses(tx: QualityTx, at: Date, { form, opinionNo, partNos, ...found }: Found): Promise<void> {
  const { caseNo } = form;
  await tx.deleteFrom('incidentCause').where('caseNo', '=', caseNo).execute();
  const blamed = partNos.length > 0 ? partNos : [''];
  await tx.insertInto('incidentCause').values(blamed.map((partNo) => ({ ...found, caseNo, partNo, recordedAt: at }))).execute();
  for (const partNo of partNos) {
    const partName = form.lines.find((line) => line.partNo === partNo)?.partName ?? null;
    await enqueue(baseOf(tx), causeRecorded({ ...found, caseNo, opinionNo, partNo, partName }), at);
  }
}

interface CauseOfPart extends Pick<Found, 'opinionNo' | 'cause' | 'causeClass'> {
  caseNo: string;
  partNo: string;
  partName: string | null;
}

/** Starts the flow that asks whether a corrective action is needed. */
function causeRecorded({ opinionNo, ...variables }: CauseOfPart): OutboxEntry {
  const key = `${variables.caseNo}/${opinionNo}/${variables.partNo}`;
  return { channel: 'message', target: 'causeRecorded', dedupKey: `causeRecorded:${key}`, payload: { correlationKey: key, variables } };
}

interface MonthlyCause {
  partNo: string | null;
  cause: Cause;
  /** As the latest of these cases was classed. */
  causeClass: CauseClass;
  caseNos: string[];
}

/** What the cases of a month in Asia/Shanghai came from, the most frequent first. */
export async function causesOfMonth(tx: QualityTx, month: string): Promise<MonthlyCause[]> {
  const from = new Date(`${month}-01T00:00:00+08:00`);
  const rows = await tx
    .selectFrom('incidentCause')
    .selectAll()
    .where('recordedAt', '>=', from)
    .where('recordedAt', '<', startOfNext(from))
    .orderBy('recordedAt')
    .execute();
  const found = new Map<string, MonthlyCause>();
  for (const { caseNo, partNo, cause, causeClass } of rows) {
    const key = `${cause} ${partNo}`;
    found.set(key, { partNo: partNo || null, cause, causeClass, caseNos: [...(found.get(key)?.caseNos ?? []), caseNo] });
  }
  return [...found.values()].sort((a, b) => b.caseNos.length - a.caseNos.length || (a.partNo ?? '').localeCompare(b.partNo ?? ''));
}

function startOfNext(from: Date): Date {
  const withinNext = shanghaiDay(new Date(from.getTime() + 32 * 24 * 3600 * 1000));
  return new Date(`${withinNext.slice(0, 7)}-01T00:00:00+08:00`);
}
