import { z } from 'zod';
import { calendarDay, quantity, reference, remark, storable } from './shared-schemas';

/** What the systems share of warranty returned parts (flows.md 9). */

export const warrantyCaseNo = reference.describe('Case of a parcel of returned parts, e.g. WR-202609-001');
export const returnedPartNo = reference
  .regex(/^[^\s/]+\/\d+$/, 'must be a returned part such as WR-202609-001/1')
  .describe('Returned part, `<caseNo>/<line>`: pieces of one part with one ruling; its lot in the old-parts store has the same number');
export const lineNo = z.number().int().min(1).max(1000);

/** WR-D3: outside the scope, within it, or within it and to be repaired (a motor). */
export const ruling = z.enum(['outOfScope', 'inScope', 'forRepair']);
export type Ruling = z.infer<typeof ruling>;

/** WR-D5. */
export const remedy = z.enum(['exchange', 'repair', 'none']);
export type Remedy = z.infer<typeof remedy>;

/** The end states of the two sides of a returned part. */
export const dealerEnd = z.enum(['returnedOutOfScope', 'exchanged', 'repairedAndReturned', 'noRemedy']);
export type DealerEnd = z.infer<typeof dealerEnd>;
export const supplierEnd = z.enum(['clearedWithSupplier', 'scrapCandidate', 'keptAsOldPart', 'notApplicable']);
export type SupplierEnd = z.infer<typeof supplierEnd>;

/** From when the warranty counts. */
export const saleDateKind = z.enum(['purchase', 'activation']);
/** Why the warranty is longer than its class says. */
export const extensionReason = z.enum(['repaired', 'sameFault']);

const partName = z.string().max(200).regex(storable, 'has characters that can not be kept');

/** Pieces of a returned part, as the flow hands them from system to system. */
export const partPieces = { returnedPartNo, partNo: reference, partName, quantity };

/** What the dealer's list says of a part; a part that came without being listed lacks most of it. */
export const listedFacts = {
  fault: remark.nullable(),
  saleDate: calendarDay.nullable(),
  saleDateKind: saleDateKind.nullable(),
  extensionReason: extensionReason.nullable(),
  serialNo: reference.nullable(),
  exchangeWanted: z.boolean(),
  expectedCaseNo: reference.nullable().describe('The incident that asked for the part (X-14)'),
  remedyGiven: z.boolean().describe('The incident gave the dealer his remedy already: no exchange again'),
};

/** A line of the dealer's list. */
export const listLine = z.object({
  lineNo,
  partNo: reference,
  partName,
  partClass: reference.describe('What the warranty period goes by, e.g. motor'),
  quantity,
  ...listedFacts,
});

/** A line with the pieces that arrived. */
export const countedLine = listLine.extend({ listedQuantity: z.number().int().min(0).describe('0: it was not on the list') });

/** Pieces with one ruling. */
export const returnedPart = z.object({
  ...partPieces,
  lineNo,
  partClass: reference,
  ruling,
  rulingReason: z.string().nullable(),
  ...listedFacts,
  openExpectations: z
    .array(z.object({ caseNo: reference, quantity, remedyGiven: listedFacts.remedyGiven }))
    .describe('Of a part whose list names no incident: those that still expect pieces of it from this dealer (X-14)'),
});

/** Every returned part once. */
export const eachOnce = <Row extends { returnedPartNo: string }>(rows: Row[]) => new Set(rows.map((row) => row.returnedPartNo)).size === rows.length;
export const twice = 'names a returned part twice';
