import { z } from 'zod';
import { cny } from '../../../money';
import { dealerNo, issueSlipNo, line, moment, personId, quantity, reference, title } from '../../shared-schemas';
import { eachOnce, lineNo, partPieces, returnedPartNo, twice, warrantyCaseNo as caseNo } from '../../warranty-schemas';

/** Returned parts in the warehouse: their count, and the lots in the old-parts store (flows.md 9, WR-02, WR-10). */

export const oldPartNo = returnedPartNo.describe('Lot in the old-parts store, `<caseNo>/<line>`');
export const returnCountNo = reference.describe('Count of a parcel, e.g. CN-202609-001');
export const otherReceiptSlipNo = reference.describe('Other receipt slip, e.g. RS-202609-001');
export const otherIssueSlipNo = issueSlipNo.describe('Other issue slip, e.g. OI-202609-001');

/** What the lot of a part is worth: its claim value, 0.00 where the dealer gave it up, no value while it is the dealer's (WR-D4.4, WR-D3.3). */
export const oldPartClass = z.enum(['claimable', 'givenUp', 'forRepair']);
export type OldPartClass = z.infer<typeof oldPartClass>;

const linesOnce = (all: { lineNo: number }[]) => new Set(all.map((each) => each.lineNo)).size === all.length;
export const returnCount = z.strictObject({
  caseNo,
  countedLines: z
    .array(z.strictObject({ lineNo, partNo: reference, listedQuantity: z.number().int().min(0), quantity: z.number().int().min(0).max(100_000) }))
    .max(400)
    .refine(linesOnce, 'names a line twice'),
  countedBy: personId,
});
export const returnCounted = z.object({ returnCountNo, countedAt: moment });

export const oldPartsToTakeIn = z.strictObject({
  caseNo,
  oldParts: z
    .array(z.strictObject({ returnedPartNo, partNo: reference, quantity, oldPartClass, storageClass: title.describe('Where it lies, by class (SW-05)') }))
    .min(1)
    .max(500)
    .refine(eachOnce, twice),
  maker: personId,
  keeper: personId,
});
export const oldPartsTakenIn = z.object({ otherReceiptSlipNo, takenInAt: moment.describe('T-09 starts') });

export const repairTrip = z.strictObject({
  oldPartNo,
  direction: z.enum(['toSupplier', 'fromSupplier']),
  supplierNo: reference,
  recordedBy: personId,
});

/** A part goes back to its dealer from PD-05 on: out of its lot, or as the dealer's property that never was in stock. */
export const slipToDealer = z.strictObject({
  caseNo,
  dealerNo,
  slipParts: z
    .array(z.strictObject(partPieces))
    .min(1)
    .max(200)
    .refine(eachOnce, twice),
  maker: personId,
});
export const slipToDealerMade = z.object({
  issueSlipNo: otherIssueSlipNo,
  reviewedAt: moment.describe('T-05 starts: the slip needs no review of its own'),
  slipLines: z.array(line).describe('As part-dispatch takes them: `orderLineId` is the returned part'),
});

export const partsToSupplier = z.strictObject({
  caseNo,
  supplierNo: reference,
  oldParts: z
    .array(z.strictObject({ oldPartNo, quantity }))
    .min(1)
    .max(500)
    .describe('Parts that lie in the same lot count together'),
  issuedBy: personId,
});
export const issuedLine = z.object({ oldPartNo, partNo: reference, partName: z.string(), quantity, unitValue: cny, amount: cny });
export const issuedToSupplier = z.object({ otherIssueSlipNo, issuedLines: z.array(issuedLine), clearedAmount: cny });

export const oldPart = z.object({
  oldPartNo,
  caseNo: caseNo.nullable().describe('null: taken in on an other receipt slip of no case'),
  documentNo: reference.describe('The slip that brought it'),
  partNo: reference,
  partName: z.string(),
  oldPartClass,
  storageClass: z.string(),
  onHand: z.number().int().min(0),
  atSupplier: z.number().int().min(0).describe('Out for repair'),
  unitValue: cny.nullable().describe("CNY of a piece; null: the dealer's property, without value"),
  takenInAt: moment,
});
export const valued = z.object({ unitValue: cny });
