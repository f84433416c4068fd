import { z } from 'zod';
import { calendarMonth, moment, personId, reference, remark, storable } from '../../shared-schemas';
import { cause, causeClass } from '../../incident-causes';

/** Causes that are seen again, and what is done about them. */

export const correctiveActionNo = reference.describe('Corrective action, e.g. CA-202609-001');
const longText = z.string().trim().min(1).max(4000).regex(storable, 'has characters that can not be kept');
const count = z.number().int().min(0);

/** Asks whether a part and cause were seen too often. Figures come from the owners' table. */
export const recurrence = z.strictObject({
  partNo: reference,
  cause,
  causeClass,
  threshold: z.number().int().min(1).max(10_000).describe('More cases than these open a corrective action'),
  periodDays: z.number().int().min(1).max(3660).describe('Calendar days back from now'),
});
export const recurrenceChecked = z.object({
  seenAgain: z.boolean().describe('true: a corrective action was opened now'),
  correctiveActionNo: correctiveActionNo.nullable().describe('The one opened now, or the open one that these cases belong to'),
  caseCount: count.describe('Cases of the part and cause that count'),
  caseNos: z.array(reference),
});

/** What is done so that a cause is not seen again (A-05: responsibility is attributed to a unit or person). */
export const actionToRecord = z.strictObject({
  correctiveActionNo,
  rootCause: longText,
  action: longText,
  responsible: remark.describe('Unit or person that answers for it'),
  recordedBy: personId,
});

export const month = calendarMonth.describe('Month in Asia/Shanghai');

/** One part and cause of a month. */
export const monthlyCause = z.object({
  partNo: reference.nullable().describe('null: no part is to blame'),
  cause,
  causeClass,
  caseCount: count,
  caseNos: z.array(reference),
  correctiveActionNo: correctiveActionNo.nullable().describe('The latest of this part and cause'),
  correctiveActionDone: z.boolean(),
  responsible: z.string().nullable(),
});

export const correctiveActionView = z.object({
  correctiveActionNo,
  partNo: reference,
  cause,
  causeClass,
  threshold: count,
  periodDays: count,
  caseNos: z.array(reference),
  openedAt: moment,
  rootCause: z.string().nullable(),
  action: z.string().nullable(),
  responsible: z.string().nullable(),
  recordedBy: personId.nullable(),
  recordedAt: moment.nullable(),
});
