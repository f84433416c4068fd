import { z } from 'zod';
import { dealerNo, moment, personId, quantity, reference, remark, title } from '../../shared-schemas';
import { eachOnce, lineNo, listedFacts, partPieces, returnedPartNo, ruling, twice, warrantyCaseNo as caseNo } from '../../warranty-schemas';

/** Rulings on returned parts, their feedback form and repairs (flows.md 9). */

export const rulingRecordNo = reference.describe('Ruling record, e.g. RU-202609-001');
export const secondRulingNo = reference.describe('Second ruling, e.g. SL-202609-001');
export const warrantyFeedbackFormNo = reference.describe('Warranty return feedback form, e.g. WF-202609-001');
export const motorRepairNo = reference.describe('Repair record of a motor, e.g. MR-202609-001');

/** The adjudicator's rulings (WR-05): a line may be split, its rulings add up to what was counted. */
export const rulingsToRecord = z.strictObject({
  caseNo,
  countedLines: z
    .array(z.strictObject({ lineNo, partNo: reference, partName: title, repairable: z.boolean().describe('Whether parts of its class are repaired and go back (WR-D3.3)'), quantity }))
    .min(1)
    .max(400)
    .refine((all) => new Set(all.map((line) => line.lineNo)).size === all.length, 'names a line twice'),
  rulings: z.array(z.strictObject({ lineNo, quantity, ruling, reason: remark.nullish().describe('Needed out of scope: the dealer is told') })).max(500),
  ruledBy: personId,
});
export const ruledPart = z.object({ ...partPieces, lineNo, ruling, rulingReason: z.string().nullable() });
export const rulingsRecorded = z.object({
  refusal: z.string().nullable().describe("Why the rulings were not taken in, in the installation's language"),
  rulingRecordNo: rulingRecordNo.nullable(),
  returnedParts: z.array(ruledPart).describe('A returned part for each ruling, numbered in their order'),
});

/** The one re-check of a contested ruling (WR-08, I-WR-3): Quality looks at the part, the adjudicator's superior rules. */
export const recheckToRecord = z.strictObject({ returnedPartNo, finding: remark, proposedRuling: ruling, checkedBy: personId });
export const recheckRecorded = z.object({ checkedAt: moment });
export const secondRulingToRecord = z.strictObject({ returnedPartNo, ruling, reason: remark.nullish().describe('Why, where it is not as Quality proposes'), ruledBy: personId });
/** A second ruling as the papers have it, with what Quality found. */
export const secondRulingPaper = z.object({ ...secondRulingToRecord.shape, secondRulingNo, finding: z.string().nullable(), checkedBy: personId.nullable(), ruledAt: moment });
export const secondRulingRecorded = z.object({ secondRulingNo, ruling, ruledAt: moment });
export const recheckBreach = z.strictObject({ returnedPartNo, dueAt: moment });

/** One form per case (I-WR-15); parts that come in later are further lines of it. */
export const formToFill = z.strictObject({
  caseNo,
  dealerNo,
  formLines: z
    .array(z.strictObject({ ...partPieces, ruling, ...listedFacts }))
    .min(1)
    .max(500)
    .refine(eachOnce, twice),
  filledBy: personId,
});
export const formFilled = z.object({ warrantyFeedbackFormNo });

export const repairToRecord = z.strictObject({
  returnedPartNo,
  partNo: reference,
  quantity,
  repaired: z.boolean().describe('false: beyond repair (WR-D6.2)'),
  workDone: remark,
  supplierNo: reference.nullish().describe('Where its maker repaired it'),
  repairedBy: personId,
});
export const repairRecorded = z.object({ motorRepairNo, repairedAt: moment });
