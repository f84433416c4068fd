import { z } from 'zod';
import { longText } from '../../incident-schemas';
import { calendarDay, dealerNo, moment, orderNo, personId, pieces, quantity, reference, remark, shippingMethod } from '../../shared-schemas';
import {
  countedLine,
  dealerEnd,
  eachOnce,
  extensionReason,
  lineNo,
  listedFacts,
  partPieces,
  remedy,
  returnedPart,
  returnedPartNo,
  ruling,
  saleDateKind,
  supplierEnd,
  twice,
  warrantyCaseNo as caseNo,
} from '../../warranty-schemas';

export { caseNo, countedLine, dealerEnd, remedy, returnedPart, returnedPartNo, ruling, supplierEnd };

/** Parcels of parts that dealers send back under the warranty (flows.md 9). */

export const returnLine = z
  .strictObject({
    partNo: reference,
    quantity,
    fault: remark,
    saleDate: calendarDay.nullish().describe('Date of sale; the warranty counts from it'),
    saleDateKind: saleDateKind.nullish(),
    extensionReason: extensionReason.nullish().describe('Why the warranty is longer: repaired before, or the same fault again'),
    serialNo: reference.nullish().describe('Of a part that has one'),
    exchangeWanted: z.boolean().default(false),
    expectedCaseNo: reference.nullish().describe('The incident that asked for the part (X-14)'),
  })
  .refine(({ saleDate, saleDateKind: kind }) => Boolean(saleDate) === Boolean(kind), { message: 'say of which kind the date of sale is, and the date', path: ['saleDateKind'] })
  .refine(({ serialNo, quantity: count }) => !serialNo || count === 1, { message: 'a serial number belongs to one piece', path: ['serialNo'] });

/** The dealer's list in his parcel (WR-01). */
export const returnList = z.strictObject({
  dealerNo,
  dealerListNo: reference.nullish().describe("The dealer's own number of the list; under one number one parcel"),
  carrier: reference.nullish(),
  lines: z.array(returnLine).min(1).max(200),
});
export type ReturnList = z.output<typeof returnList>;

/** What a dealer says to a ruling out of scope (WR-D4). */
export const rulingAnswer = z.enum(['confirmed', 'contested', 'givenUp']);
export const answerToRuling = z
  .strictObject({ returnedPartNo, dealerNo, answer: rulingAnswer, note: longText.nullish() })
  .refine(({ answer, note }) => answer === 'confirmed' || Boolean(note), { message: 'is needed in writing to contest a ruling or to give a part up', path: ['note'] });
export type AnswerToRuling = z.output<typeof answerToRuling>;

/** What a supplier says to a clearing (WR-D8): how many pieces of each part he takes; a part left out he takes none of. */
const acceptedParts = z
  .array(z.strictObject({ returnedPartNo, acceptedQuantity: pieces }))
  .max(200)
  .refine(eachOnce, twice);
export const clearingKey = reference.describe('Clearing with a supplier, `<caseNo>/<supplierNo>`; the second one of them has `/2` behind');
export const answerToClearing = z.strictObject({ clearingKey, acceptedParts, note: longText.nullish() });
export type AnswerToClearing = z.output<typeof answerToClearing>;

/** Why what was sent is not taken in. */
export const warrantyMisfit = z.enum([
  'unknownDealer',
  'unknownPart',
  'parcelAlreadyRecorded',
  'partInOpenCase',
  'unknownIncident',
  'incidentOfOtherDealer',
  'partNotExpected',
  'partAlreadyReceived',
  'lineHasIncident',
  'moreThanArrived',
  'saleDateAhead',
  'unknownReturnedPart',
  'returnedPartOfOtherDealer',
  'questionClosed',
  'unknownClearing',
  'clearingAnswered',
  'partNotInClearing',
  'moreThanCleared',
  'lineNotOnList',
  'lineNotCounted',
  'remedyGiven',
  'remedyNotOpen',
]);
export type WarrantyMisfit = z.infer<typeof warrantyMisfit>;
/** Answer to a form of the staff. */
export const refusal = z.string().nullable().describe("Why it was not taken in, in the installation's language");

export const ofReturn = z.strictObject({ caseNo });
export const returnClaim = z.strictObject({
  caseNo,
  instance: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
    .describe('`<installation>/<processInstanceKey>`'),
});

/** What the keeper counted (WR-02): of each listed line, and parts that came without being listed. */
export const countedParts = z.strictObject({
  caseNo,
  countedLines: z
    .array(z.strictObject({ lineNo, countedQuantity: pieces }))
    .max(200)
    .refine((all) => new Set(all.map((line) => line.lineNo)).size === all.length, 'names a line twice'),
  otherParts: z.array(z.strictObject({ partNo: reference, quantity, fault: remark.nullish() })).max(200).default([]),
});
export const difference = z.object({ partNo: reference, partName: z.string(), listedQuantity: z.number().int(), countedQuantity: z.number().int() });
export const countedPartsRecorded = z.object({
  refusal,
  countedLines: z.array(countedLine).describe('Lines of which pieces arrived; only these are judged (I-WR-5)'),
  countDifferences: z.array(difference).describe('Lines whose count is not what the list says (WR-D1.2)'),
});

/** Pieces that came without their incident's number, and the incident that a person books them to. */
export const partToAssign = z.strictObject({ caseNo, lineNo, expectedCaseNo: reference.describe('The incident that asked for the part'), quantity, assignedBy: personId });
export const assignablePart = z.object({
  assignmentKey: z.string().describe('What a form names it by'),
  caseNo,
  lineNo,
  partNo: reference,
  partName: z.string(),
  dealerName: z.string(),
  expectedCaseNo: reference.describe('An incident that still expects pieces of this part from this dealer'),
  quantity: quantity.describe('Pieces that can be booked to it'),
});

/** The rulings as Quality numbered them; the order desk opens each as a returned part of the case. */
export const rulingsOfCase = z.strictObject({
  caseNo,
  returnedParts: z
    .array(z.strictObject({ ...partPieces, lineNo, ruling, rulingReason: z.string().nullable() }))
    .max(500)
    .refine(eachOnce, twice),
});
export const returnedPartsOpened = z.object({ returnedParts: z.array(returnedPart) });

export const registration = z.strictObject({ returnedPartNo, registeredBy: personId });
export const registered = z.object({ outOfScopeNo: reference.describe('Row of the out-of-scope register, e.g. OS-202609-001') });

export const rulingContact = z.strictObject({ returnedPartNo, note: remark.nullish(), contactedBy: personId });
export const rulingContactRecorded = z.object({
  answerKey: reference.describe('What the message dealerAnswered is correlated by: the returned part'),
  contactedAt: moment.describe('T-10 starts'),
});

/** How the question about a ruling ended; `silent` goes back to the dealer (WR-D4.3). */
export const dealerAnswer = z.enum([...rulingAnswer.options, 'silent']);
export const ofReturnedPart = z.strictObject({ returnedPartNo });
export const rulingQuestionClosed = z.object({
  dealerAnswer,
  answerNote: z.string().nullable().describe("The dealer's words"),
  answeredAt: moment.describe('When the dealer answered, or else when his time was over; T-11 starts'),
});

export const remedyToRecord = z.strictObject({ returnedPartNo, remedy, recordedBy: personId });
export const remedyRecorded = z.object({
  refusal,
  dealerEnd: dealerEnd.nullable().describe('Of the remedy none: the dealer side has ended'),
});
export const exchangeToPlace = z.strictObject({ returnedPartNo, shippingMethod });
export const exchangeOrder = z.object({ orderNo, exchangeKey: returnedPartNo.describe('orderClosed is correlated by it (X-07)') });

/** Which way each old part goes (WR-D7). */
export const supplierRoute = z.enum(['clear', 'scrap', 'keep']);
export const routesToRecord = z.strictObject({
  caseNo,
  routes: z
    .array(z.strictObject({ returnedPartNo, route: supplierRoute, supplierNo: reference.nullish().describe('Needed where the part is to be cleared'), usable: z.boolean() }))
    .min(1)
    .max(500)
    .refine(eachOnce, twice),
  recordedBy: personId,
});
const oldPieces = z.object({ ...partPieces, oldPartNo: returnedPartNo.describe('The lot in the old-parts store; a part split from another one lies in its lot') });
export const clearing = z.object({ clearingKey, supplierNo: reference, parts: z.array(oldPieces), openedAt: moment });
export const routesRecorded = z.object({ clearings: z.array(clearing), scrapParts: z.array(oldPieces), keptParts: z.array(oldPieces) });

/** A scrap candidate goes back to its supplier after all: its supplier side is open again (PS-D5.2). */
export const clearingToReopen = z.strictObject({
  caseNo,
  supplierNo: reference,
  parts: z.array(z.strictObject({ oldPartNo: returnedPartNo, quantity })).min(1).max(200),
  recordedBy: personId,
});

/** Pieces of a lot that a special meeting resolved to keep. */
export const keptPieces = z.strictObject({ oldPartNo: reference, quantity });

export const clearingAnswer = answerToClearing.extend({ recordedBy: personId });
export const clearingAnswered = z.object({
  refusal,
  takenParts: z.array(oldPieces).describe('WR-D8.1'),
  refusedParts: z.array(oldPieces).describe('WR-D8.2'),
  supplierNote: z.string().nullable(),
});
export const clearingBreach = z.strictObject({ clearingKey, dueAt: moment });
export const breachOfReturn = z.strictObject({ caseNo, deadlineId: reference, dueAt: moment });
export const recheckOfPart = z.strictObject({ returnedPartNo, checkedAt: moment });
export const secondRulingOfPart = z.strictObject({ returnedPartNo, ruling, ruledAt: moment });

/** Ends one side of returned parts, each once. */
export const sideToEnd = z.strictObject({
  side: z.enum(['dealer', 'supplier']),
  endState: z.enum([...dealerEnd.options, ...supplierEnd.options]),
  returnedPartNos: z.array(returnedPartNo).min(1).max(500),
});
/** The credit of a clearing stands in finance's books (L-13). */
export const supplierCredit = z.strictObject({ otherIssueSlipNo: reference, clearingKey, voucherNo: reference });

export const partEnd = z.object({ ...partPieces, dealerEnd, supplierEnd });
export const returnClosed = z.object({ partEnds: z.array(partEnd) });

export const returnState = z.enum(['received', 'counted', 'judged', 'closed']);
export type ReturnState = z.infer<typeof returnState>;
export const returnSummary = z.object({
  caseNo,
  dealerNo,
  dealerName: z.string(),
  dealerListNo: reference.nullable(),
  state: returnState,
  receivedAt: moment,
  closedAt: moment.nullable(),
  deadlinesBreached: z.array(z.string()),
});
export const returnView = returnSummary.extend({
  lines: z.array(
    countedLine.extend({
      quantity: pieces,
      countedQuantity: z.number().int().nullable(),
      assignedTo: z.array(z.object({ expectedCaseNo: reference, quantity })).describe('Pieces that were booked to an incident afterwards (X-14)'),
    }),
  ),
  returnedParts: z.array(
    z.object({
      ...partPieces,
      lineNo,
      oldPartNo: returnedPartNo,
      ruling,
      rulingReason: z.string().nullable(),
      ...listedFacts,
      outOfScopeNo: reference.nullable(),
      dealerAnswer: dealerAnswer.nullable(),
      remedy: remedy.nullable(),
      orderNo: orderNo.nullable().describe('The last exchange order (X-07)'),
      orderEnd: z.string().nullable(),
      dealerEnd: dealerEnd.nullable().describe('null: still open'),
      supplierRoute: supplierRoute.nullable(),
      supplierNo: reference.nullable(),
      clearingKey: clearingKey.nullable(),
      supplierEnd: supplierEnd.nullable().describe('null: still open'),
      creditVoucherNo: reference.nullable().describe('The supplier is charged (L-13)'),
    }),
  ),
});
