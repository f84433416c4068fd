import { z } from 'zod';
import { finding, longText, measureKind, measureKinds, reportKind, wantedPart, wantedParts } from '../../incident-schemas';
import { evidenceNos } from '../evidence/schemas';
import { dealerNo, moment, orderNo, personId, reference, remark, shippingMethod, title } from '../../shared-schemas';

export { finding, wantedParts };

/** Unboxing incidents: what dealers report, and what the flow records of a case. */

export const caseNo = reference.describe('Case of an incident, e.g. DI-202609-001');
export const reportLine = z.strictObject({ ...wantedPart.shape, finding });
const reportLines = z
  .array(reportLine)
  .max(200)
  .refine((all) => new Set(all.map(({ partNo, finding: found }) => `${found} ${partNo}`)).size === all.length, 'names a part twice with the same finding');

/** Where a case stands: one word of each step that changes hands, then how it ended (flows.md 8). */
export const incidentEnd = z.enum(['resolved', 'resolvedOnSite', 'claimRefused', 'referredToVehicleReturn']);
export type IncidentEnd = z.infer<typeof incidentEnd>;
export const incidentState = z.enum(['received', 'registered', 'awaitingDealer', 'answering', 'measuring', ...incidentEnd.options]);
export type IncidentState = z.infer<typeof incidentState>;

const report = {
  reportKind,
  dealerReportNo: reference.nullish().describe("The dealer's own number of the report; under one number one report"),
  shipmentNo: reference.nullish().describe('The shipment that it is about, as the shipment notice names it (X-15)'),
  frameNo: reference.nullish().describe('Frame number of the vehicle that it is about'),
  lines: reportLines.default([]),
  signed: z.boolean().describe("Signed by the dealer's receiver (I-DI-3)"),
  driverSigned: z.boolean().default(false).describe('Signed by the driver who was still there'),
  description: longText.nullish(),
  evidenceNos: evidenceNos.default([]),
};

/** What a dealer reports (DI-01), complete or not. */
export const incidentReport = z
  .strictObject({ dealerNo, ...report })
  .refine(({ reportKind: kind, lines }) => kind !== 'damageShortageList' || lines.length > 0, {
    message: 'say which parts are damaged or missing',
    path: ['lines'],
  })
  .refine(({ lines, description }) => lines.length > 0 || Boolean(description), {
    message: 'say what happened, in lines or in words',
    path: ['description'],
  });
export type IncidentReport = z.output<typeof incidentReport>;

/** What a dealer sends in addition when papers were not complete (DI-D1.2); lines take the place of the earlier ones. */
export const incidentCompletion = z.strictObject({
  caseNo,
  dealerNo,
  signed: z.boolean().optional(),
  driverSigned: z.boolean().optional(),
  lines: reportLines.min(1).optional(),
  description: longText.nullish(),
  evidenceNos: evidenceNos.default([]),
});
export type IncidentCompletion = z.output<typeof incidentCompletion>;

/** What a dealer says to an opinion (DI-11). */
export const opinionAnswer = z.enum(['accepted', 'contested']);
export const answerToOpinion = z
  .strictObject({ caseNo, dealerNo, answer: opinionAnswer, note: longText.nullish(), evidenceNos: evidenceNos.default([]) })
  .refine(({ answer, note }) => answer === 'accepted' || Boolean(note), { message: 'say what you contest', path: ['note'] });
export type AnswerToOpinion = z.output<typeof answerToOpinion>;

/** Why what a dealer sent is not taken in. */
export const incidentMisfit = z.enum([
  'unknownDealer',
  'unknownPart',
  'unknownVehicle',
  'vehicleNotOfDealer',
  'incidentAlreadyReported',
  'unknownIncident',
  'incidentOfOtherDealer',
  'papersNotAwaited',
  'questionClosed',
  'unknownEvidence',
  'evidenceOfOtherCase',
]);
export type IncidentMisfit = z.infer<typeof incidentMisfit>;
/** Answer to a form of the staff. */
export const refusal = z.string().nullable().describe("Why it was not taken in, in the installation's language");

export const ofIncident = z.strictObject({ caseNo });
export const incidentClaim = z.strictObject({
  caseNo,
  instance: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
    .describe('`<installation>/<processInstanceKey>`'),
});
export const incidentOpening = z.strictObject({ caseNo, faxRegisterNo: reference, registeredBy: personId });
export const incidentQuery = z.strictObject({ caseNo, queryText: longText, recordedBy: personId });

/** One contact with the dealer about an opinion (DI-09). */
export const contact = z.strictObject({ caseNo, note: remark.nullish(), contactedBy: personId });
export const contactRecorded = z.object({
  questionNo: z.number().int().min(1).describe('Which question to the dealer: 1, after a re-check 2'),
  answerKey: reference.describe('`<caseNo>/<questionNo>`: what the message dealerAnswered is correlated by'),
  contactedAt: moment.describe('T-10 starts'),
});

/** How a question to the dealer ended: silence counts as acceptance (DI-D2.1). */
export const dealerAnswer = z.enum([...opinionAnswer.options, 'silent']);
export const questionOfIncident = z.strictObject({ caseNo, questionNo: z.number().int().min(1) });
export const questionClosed = z.object({
  dealerAnswer,
  answerNote: z.string().nullable().describe("The dealer's words"),
  contestCount: z.number().int().min(0).describe('How often the dealer has contested, this time included (DI-D2.2, DI-D2.3)'),
  answeredAt: moment.describe('When the dealer answered, or else when his time was over; T-11 starts'),
});

/** As the opinion has them, a number that is in no catalogue among them; left out, nothing is compared. */
const opinionParts = z.array(wantedPart).max(200).optional();

/** The measures of an opinion, as the handler sets them going (DI-13). */
export const measuresToSet = z.strictObject({
  caseNo,
  measures: measureKinds.describe('None: the opinion named but a visit, and none is necessary (DI-D4.2)'),
  partsToSend: wantedParts.default([]).describe('Of the measure sendParts'),
  partsToReturn: wantedParts.default([]).describe('Of the measure partReturn'),
  opinionPartsToSend: opinionParts.describe('Parts to send as the opinion names them: no more is sent, and nothing else (DI-D3)'),
  opinionPartsToReturn: opinionParts.describe('The same of the parts to come back'),
  recordedBy: personId,
});
export const measureSet = z.object({
  measureNo: z.number().int().min(1),
  measureKind,
  measureKey: reference.describe('`<caseNo>/<measureNo>`'),
});
export const measuresRecorded = z.object({
  measureList: z.array(measureSet),
  replacementKey: reference.nullable().describe('Key of the measure sendParts: orderClosed is correlated by it (X-12)'),
});

export const measureOfIncident = z.strictObject({ caseNo, measureKind, recordedBy: personId.nullish() });
export const replacementToPlace = z.strictObject({ caseNo, shippingMethod });
export const restToSettle = z.strictObject({
  caseNo,
  sendAgain: z.boolean().describe('false: what was not sent is not sent any more, and the measure is done'),
  note: remark.nullish().describe('Why not, for the dealer'),
  recordedBy: personId,
});
export const replacementOrder = z.object({ orderNo, replacementKey: reference });
export const incidentClosing = z.strictObject({ caseNo, endState: incidentEnd.describe("By the owners' table of end states"), closedBy: personId });
export const incidentClosed = z.object({ endState: incidentEnd });

/** Deadlines whose keeping the order desk knows: the dealer is told the opinion. */
export const incidentDeadlineId = z.enum(['T-04']);
export const incidentBreach = z.strictObject({
  caseNo,
  deadlineId: incidentDeadlineId,
  dueAt: moment,
  questionNo: z.number().int().min(1).describe('Which telling of the dealer was due: each asks one question'),
});

/** A deadline that another system found missed: the case carries the flag (I-G-5). */
export const breachOfCase = z.strictObject({ caseNo, deadlineId: reference, dueAt: moment });

const partInWords = z.object({ partNo: reference, partName: title, quantity: z.number().int() });

/** The case as the dealer and staff see it. */
export const incidentSummary = z.object({
  caseNo,
  dealerNo,
  dealerName: z.string(),
  reportKind,
  shipmentNo: reference.nullable(),
  frameNo: reference.nullable(),
  state: incidentState,
  receivedAt: moment,
  closedAt: moment.nullable(),
  deadlinesBreached: z.array(z.string()).describe('Ids of the deadlines that were missed'),
});
export const incidentView = incidentSummary.extend({
  dealerReportNo: reference.nullable(),
  faxRegisterNo: reference.nullable(),
  registeredBy: personId.nullable(),
  signed: z.boolean(),
  driverSigned: z.boolean(),
  description: z.string().nullable(),
  lines: z.array(partInWords.extend({ finding })),
  evidenceNos: z.array(z.string()),
  queryText: z.string().nullable().describe('What the dealer is asked to complete, or was asked last'),
  questions: z.array(
    z.object({
      questionNo: z.number().int(),
      contactedBy: personId,
      contactedAt: moment,
      note: z.string().nullable(),
      answer: dealerAnswer.nullable().describe('null: not answered yet'),
      answerNote: z.string().nullable(),
      answeredAt: moment.nullable(),
      closedAt: moment.nullable(),
    }),
  ),
  measures: z.array(
    z.object({
      measureNo: z.number().int(),
      measureKind,
      parts: z.array(partInWords),
      orderNo: orderNo.nullable().describe('The free replacement order (X-12), the last one'),
      orderEnd: z.string().nullable(),
      restNote: z.string().nullable().describe('Why the rest of the parts is not sent'),
      recordedBy: personId,
      recordedAt: moment,
      doneAt: moment.nullable(),
    }),
  ),
});
