import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { enqueue } from '../../../database/outbox';
import { notFound } from '../../../http/problem';
import type { QualityTx } from '../tables';
import { insertBreach, opinionsOf } from './repository';
import type { FormDeadlineId, formBreach } from './schemas';
import type { FormRow, OpinionRow } from './tables';

/**
 * Was a deadline of the form missed? Decided from the recorded moments, not from when this is asked: done before
 * `dueAt` is in time (I-G-4). A miss is written down and told once, and the order desk flags the case; nothing else follows
 * from it (I-G-5).
 */
export async function recordFormBreach(tx: QualityTx, at: Date, given: z.output<typeof formBreach>) {
  const { caseNo, deadlineId } = given;
  const form = await tx.selectFrom('qualityFeedbackForm').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();
  if (!form) throw notFound('quality information feedback form of case', caseNo);
  const dueAt = new Date(given.dueAt);
  const done = metBy[deadlineId](form, await opinionsOf(tx, [caseNo]));
  if (done && done < dueAt) return { breached: false };
  if (!(await insertBreach(tx, { caseNo, deadlineId, dueAt, recordedAt: at }))) return { breached: false };
  const body = { caseNo, deadlineId, dueAt: given.dueAt };
  const flag = { channel: 'system' as const, target: 'order-desk/flagIncidentBreach', dedupKey: `flagIncidentBreach:${caseNo}:${deadlineId}:${dueAt.toISOString()}`, payload: { body } };
  await enqueue(baseOf(tx), flag, at);
  return { breached: true };
}

/** What keeps each deadline (flows.md 0.6). */
const metBy: Record<FormDeadlineId, (form: FormRow, opinions: OpinionRow[]) => Date | null | undefined> = {
  'T-03': ({ receivedAt }) => receivedAt,
  'T-08': ({ signedAt }) => signedAt,
  'T-11': (_form, opinions) => opinions.find(({ opinionKind }) => opinionKind === 'recheck')?.givenAt,
  'T-12': ({ visitAgreedAt }) => visitAgreedAt,
};
