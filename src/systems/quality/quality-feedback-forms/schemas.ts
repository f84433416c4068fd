import { z } from 'zod';
import { finding, longText, measureKinds, reportKind, wantedParts } from '../../incident-schemas';
import { calendarDay, dealerNo, moment, personId, quantity, reference, remark, title } from '../../shared-schemas';
import { cause, causeClass } from '../../incident-causes';

export { wantedParts };

/** The quality information feedback form of an incident (S8.1 to S8.4): one a case. */

export const qualityFeedbackFormNo = reference.describe('Quality information feedback form, e.g. QF-202609-001');
export const handoverNo = reference.describe('Signed handover of the papers, e.g. QH-202609-001');
export const serviceRecordNo = reference.describe('Service record of a visit, e.g. SV-202609-001');
const caseNo = reference.describe('Case of an incident, e.g. DI-202609-001');
const day = calendarDay.describe('Calendar day in Asia/Shanghai');

const lines = z.array(z.strictObject({ partNo: reference, partName: title, quantity, finding })).max(200);

/** What of the report stands on the form. */
const reported = {
  reportKind,
  shipmentNo: reference.nullish(),
  frameNo: reference.nullish(),
  lines,
  description: longText.nullish(),
};
export const formToOpen = z.strictObject({ caseNo, dealerNo, ...reported, openedBy: personId });
export const formToUpdate = z.strictObject({ caseNo, lines, description: longText.nullish() });
export const formFilled = z.object({ qualityFeedbackFormNo, filledInAt: moment.describe('T-08 starts: the form as filled in last') });

export const ofCase = z.strictObject({ caseNo });

/** The check mark on the report (DI-D1). */
export const formCheck = z.strictObject({ caseNo, papersComplete: z.boolean(), checkedBy: personId });

export const handover = z.strictObject({ caseNo, handedOverBy: personId });
export const handoverMade = z.object({ handoverNo, handedOverAt: moment });
export const handoverSignature = z.strictObject({ caseNo, signedBy: personId });
export const handoverSigned = z.object({ signedAt: moment.describe('T-03 starts (I-DI-2)') });

const measures = measureKinds.min(1);

/** Whose opinion it is: the specialist's first, his re-check, the service director's final decision (I-DI-4). */
export const opinionKind = z.enum(['first', 'recheck', 'final']);
export type OpinionKind = z.infer<typeof opinionKind>;

const opinionFields = {
  opinionKind,
  cause,
  causeClass,
  partNo: reference.nullish().describe('The part that caused it; left out: the parts of the report'),
  causeAnalysis: longText,
  handlingOpinion: longText,
  measures,
  partsToSend: wantedParts.default([]).describe('Of the measure sendParts'),
  partsToReturn: wantedParts.default([]).describe('Of the measure partReturn'),
};
export const opinionToRecord = z.strictObject({ caseNo, ...opinionFields, givenBy: personId });
export type OpinionToRecord = z.output<typeof opinionToRecord>;
export const opinionRecorded = z.object({ opinionNo: z.number().int().min(1).max(3), givenAt: moment });

export const formReceipt = z.strictObject({ caseNo, receivedBy: personId });
export const formReceived = z.object({ receivedAt: moment.describe('T-04 starts') });

export const visit = z.strictObject({ caseNo, visitOn: day, agreedBy: personId });
export const visitAgreed = z.object({ agreedAt: moment });
export const serviceToRecord = z.strictObject({
  caseNo,
  servicedOn: day,
  workDone: longText,
  dealerOpinion: remark.nullish().describe("The dealer's own words on the service (A-06)"),
  dealerSignedBy: title.describe('Who signed for the dealer'),
  servicedBy: personId,
});

/** Deadlines whose keeping quality knows: form returned, papers signed for, re-check, visit arranged. */
export const formDeadlineId = z.enum(['T-03', 'T-08', 'T-11', 'T-12']);
export type FormDeadlineId = z.infer<typeof formDeadlineId>;
export const formBreach = z.strictObject({ caseNo, deadlineId: formDeadlineId, dueAt: moment });

export const formClosing = z.strictObject({ caseNo, endState: reference, closedBy: personId });

const opinionView = z.object({
  opinionNo: z.number().int(),
  ...opinionFields,
  partNo: reference.nullable(),
  givenBy: personId,
  givenAt: moment,
});

/** A form with everything that was done on it. */
export const formView = z.object({
  qualityFeedbackFormNo,
  caseNo,
  dealerNo,
  ...reported,
  shipmentNo: reference.nullable(),
  frameNo: reference.nullable(),
  description: z.string().nullable(),
  openedBy: personId,
  filledInAt: moment,
  checks: z.array(z.object({ papersComplete: z.boolean(), checkedBy: personId, checkedAt: moment })),
  handoverNo: handoverNo.nullable(),
  handedOverBy: personId.nullable(),
  handedOverAt: moment.nullable(),
  signedBy: personId.nullable(),
  signedAt: moment.nullable(),
  opinions: z.array(opinionView),
  receivedBy: personId.nullable(),
  receivedAt: moment.nullable(),
  visitOn: day.nullable(),
  visitAgreedAt: moment.nullable(),
  serviceRecord: z
    .object({
      serviceRecordNo,
      servicedOn: day,
      workDone: z.string(),
      dealerOpinion: z.string().nullable(),
      dealerSignedBy: z.string(),
      servicedBy: personId,
    })
    .nullable(),
  breaches: z.array(z.object({ deadlineId: formDeadlineId, dueAt: moment, recordedAt: moment })),
  endState: z.string().nullable(),
  closedBy: personId.nullable(),
  closedAt: moment.nullable(),
});
