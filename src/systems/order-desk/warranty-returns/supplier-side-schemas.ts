import { z } from 'zod';
import { longText } from '../../incident-schemas';
import { moment, personId, pieces, quantity, reference } from '../../shared-schemas';
import { eachOnce, partPieces, returnedPartNo, twice, warrantyCaseNo as caseNo } from '../../warranty-schemas';
import { refusal } from './misfit-schemas';

/** The supplier's side of a returned part: which way the old part goes, and the clearing with its supplier (WR-15 to WR-18). */

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
export const clearingKey = reference.describe('Clearing with a supplier, `<caseNo>/<supplierNo>`; the second one of them has `/2` behind');
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

/** What a supplier says to a clearing (WR-D8): how many pieces of each part he takes; a part left out he takes none of. */
const acceptedParts = z
  .array(z.strictObject({ returnedPartNo, acceptedQuantity: pieces }))
  .max(200)
  .refine(eachOnce, twice);

export const answerToClearing = z.strictObject({ clearingKey, acceptedParts, note: longText.nullish() });
export type AnswerToClearing = z.output<typeof answerToClearing>;

export const clearingAnswer = answerToClearing.extend({ recordedBy: personId });

export const clearingAnswered = z.object({
  refusal,
  takenParts: z.array(oldPieces).describe('WR-D8.1'),
  refusedParts: z.array(oldPieces).describe('WR-D8.2'),
  supplierNote: z.string().nullable(),
});

export const clearingBreach = z.strictObject({ clearingKey, dueAt: moment });

/** The credit of a clearing stands in finance's books (L-13). */
export const supplierCredit = z.strictObject({ otherIssueSlipNo: reference, clearingKey, voucherNo: reference });
