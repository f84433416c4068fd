import { z } from 'zod';
import { moment, personId, quantity, reference, remark, title } from '../shared-schemas';
import { location } from './schemas';

export const stockSlipNo = reference.describe('Stock slip, e.g. DW-202609-001');
export const countSheetNo = reference.describe('Count sheet, e.g. CS-202609-001');
export const differenceReportNo = reference.describe('Difference report, e.g. DF-202609-001');

/**
 * Kinds of slips that the keeper works on: drawing from the company store, its counter paper, purchased parts
 * from inspection hold, old parts that come in, painted parts from the paint shop.
 */
export const slipKind = z.enum(['drawingSlip', 'drawingReturnSlip', 'receiptSlip', 'otherReceiptSlip', 'paintReceiptSlip']);
export type SlipKind = z.infer<typeof slipKind>;

/** Flows that work on slips of their own, from making them out up to the posting. */
export type SlipFlow = 'part-receipt' | 'purchased-part-receipt' | 'outsourced-paint';

/** made → reviewed (slips that hand out) → signed by the keeper → posted; or void. */
export const stockSlipState = z.enum(['made', 'reviewed', 'void', 'signed', 'posted']);
export type StockSlipState = z.infer<typeof stockSlipState>;

export const found = z.number().int().min(0).max(100_000);

/** True when each part stands once; a slip moves a part once. */
const eachPartOnce = (all: { partNo: string }[]) => new Set(all.map(({ partNo }) => partNo)).size === all.length;
const twice = 'names a part twice';

export const slipLines = z.array(z.strictObject({ partNo: reference, quantity })).min(1).max(200).refine(eachPartOnce, twice);
export const countedLines = z.array(z.strictObject({ partNo: reference, countedQuantity: found })).min(1).max(200).refine(eachPartOnce, twice);
export const realLines = z.array(z.strictObject({ partNo: reference, realQuantity: found })).max(200).refine(eachPartOnce, twice);
export const storedLines = z.array(z.strictObject({ partNo: reference, storageClass: title })).min(1).max(200).refine(eachPartOnce, twice);

/** A place to be counted. */
export const countPlace = z.strictObject({ partNo: reference, location });
export const countPlaces = z
  .array(countPlace)
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((each) => `${each.partNo} ${each.location}`)).size === all.length, 'names a part and location twice');

export const stockSlip = z.object({
  stockSlipNo,
  kind: slipKind,
  state: stockSlipState,
  from: location.nullable().describe('null: from outside'),
  to: location.nullable().describe('null: out of the company'),
  maker: personId,
  madeAt: moment,
  reviewer: personId.nullable(),
  reviewedAt: moment.nullable(),
  keeper: personId.nullable(),
  keeperAt: moment.nullable(),
  reason: z.string().nullable(),
  orderLineId: reference.nullable().describe('Of a drawing: for which order line'),
  lines: z.array(
    z.object({
      partNo: reference,
      partName: z.string(),
      quantity,
      counted: z.number().int().min(0).nullable().describe('What the keeper found; of a drawing, what was drawn'),
      storageClass: title.nullable(),
    }),
  ),
});

/**
 * A place to be counted, and what of it: in the old-parts store a lot, or the pieces of a scrap list's line (PS-11).
 * A part's place there that names neither is counted lot by lot.
 */
const countedOf = {
  oldPartNo: reference.nullish().describe('Lot, e.g. WR-202609-001/1'),
  candidateId: reference.nullish().describe('Scrap candidate on an approved list, e.g. SC-202609-001'),
};
export const countTarget = z.strictObject({ ...countPlace.shape, ...countedOf });
export const countTargets = z
  .array(countTarget)
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((each) => [each.partNo, each.location, each.oldPartNo ?? '', each.candidateId ?? ''].join(' '))).size === all.length, 'names a part and location twice');
/** The same as a count sheet tells it. */
export const countTargetOnSheet = { partNo: reference, partName: z.string(), location, oldPartNo: reference.nullable(), candidateId: reference.nullable() };

/** A line of a difference report; the difference is counted − book. */
export const difference = z.object({
  ...countTargetOnSheet,
  bookQuantity: z.number().int().min(0),
  countedQuantity: z.number().int().min(0),
  difference: z.number().int(),
});

export const countSheet = z.object({
  countSheetNo,
  reason: remark.nullable(),
  askedBy: reference.nullable().describe('Who asked for it by the form'),
  openedAt: moment,
  counter: personId.nullable(),
  countedAt: moment.nullable(),
  lines: z.array(
    z.object({
      ...countTargetOnSheet,
      countedQuantity: z.number().int().nullable(),
      bookQuantity: z.number().int().nullable(),
    }),
  ),
  differenceReport: z
    .object({
      differenceReportNo,
      state: z.enum(['open', 'refused', 'released', 'posted', 'overtaken']),
      decidedBy: personId.nullable(),
      decidedAt: moment.nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
});
