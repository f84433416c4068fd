import { z } from 'zod';
import { calendarDay, dealerNo, personId, pieces, quantity, reference, remark } from '../../shared-schemas';
import { countedLine, eachOnce, extensionReason, lineNo, partPieces, returnedPart, ruling, saleDateKind, twice, warrantyCaseNo as caseNo } from '../../warranty-schemas';
import { refusal } from './misfit-schemas';

/** The parcel of returned parts: the dealer's list, the count, pieces booked to incidents, and the parts that the rulings make of it (WR-01 to WR-05). */

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
