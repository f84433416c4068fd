import { z } from 'zod';
import { moment, personId, reference, title } from './shared-schemas';

/** Papers that several people sign, one after the other (glossary). */
export const sheetKind = z.enum(['returnApproval', 'qualityFeedbackForm', 'custodyTransferRecord', 'countersignSheet']);
export type SheetKind = z.infer<typeof sheetKind>;

/** The sheet of a case that a signature stands on. A revised paper is signed anew by everybody: its next revision. */
export const sheetOfCase = z.strictObject({
  sheet: sheetKind,
  caseNo: reference.describe('Case, e.g. VR-202609-001'),
  revision: z.number().int().min(1).max(1000).describe('1 for the first sheet of the kind in the case'),
});

export type SheetOfCase = z.infer<typeof sheetOfCase>;

/** Where a sheet is signed: a row of the decision table `signing-points`. */
export const signingPoint = reference.describe('Row of the decision table signing-points, e.g. signReturnManufacturing');

/**
 * What the people directory tells of a signature: who, for which department and post, as holder or deputy, when.
 * Its names are those of that time, in the installation's language: a signed paper keeps them.
 */
export const signature = z.strictObject({
  ...sheetOfCase.shape,
  signingPoint,
  signingPointName: title,
  department: reference.describe('Department for which was signed, e.g. qualityDept'),
  departmentName: title,
  signedBy: personId,
  signerName: title,
  post: reference.describe('Post for which was signed, e.g. manufacturingCentreGm'),
  postName: title,
  actedAs: z.enum(['holder', 'deputy']),
  standsInFor: personId.nullable().describe('Absent holder whose deputy signed'),
  standsInForName: title.nullable(),
  signedAt: moment,
});
export type Signature = z.infer<typeof signature>;

/** What a signer says by signing. */
export const opinion = z.enum(['agreed', 'refused', 'confirmed', 'notConfirmed', 'received', 'stated', 'contested', 'doubted']);
