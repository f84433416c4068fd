import { z } from 'zod';
import { moment, personId, pieces, quantity, reference, title, unitAmount } from '../shared-schemas';

export const outsourcingOrderNo = reference.describe('Paint outsourcing order, e.g. OP-202609-001; the key of paintedPartsDelivered');
export const painterDeliveryNoteNo = reference.describe("Painter's delivery note as purchasing recorded it, e.g. PN-202609-001");
export const shortageReportNo = reference.describe('Shortage report, e.g. SH-202609-001; the key of shortageExplained');
export const deductionNo = reference.describe('Pending deduction, e.g. PE-202609-001');
export const painterNo = reference.describe('Paint shop, e.g. PNT-1');
/** Who signs for the paint shop: a name, not a person of the directory. */
export const signature = title.describe('Name of who signed for the paint shop');

/** open → sent (signed for) → closed; or void, when no white parts were to be had. */
export const orderState = z.enum(['open', 'sent', 'closed', 'void']);

/** What a delivery is: the first of the order, pieces that were missing, or failed pieces done again. */
export const deliveredFor = z.enum(['first', 'makeUp', 'rework']);
export type DeliveredFor = z.infer<typeof deliveredFor>;

/** How missing pieces are settled (OP-D4). */
export const shortageRemedy = z.enum(['makeUp', 'deduct']);

/** When pieces were missed: at the count of a delivery, or when those that passed were taken in (SW-D2.2). */
export const missedWhen = z.enum(['counted', 'takenIn']);

/** What a T-01 belongs to: the order, or a rework (I-OP-11). */
export const dueFor = z.enum(['order', 'rework']);

/** Why a painter's paper is not recorded. */
export const paperMisfit = z.enum([
  'unknownOrder',
  'notSent',
  'nothingExpected',
  'notExpectedFor',
  'purposeMissing',
  'noteKnown',
  'nothingMissing',
  'noSuchMoment',
  'momentAhead',
  'momentTooEarly',
]);
export type PaperMisfit = z.infer<typeof paperMisfit>;

/** Answer to a painter's paper: recorded, or why not, in words for staff. */
export const paperAnswer = {
  recorded: z.boolean(),
  misfit: paperMisfit.nullable(),
  refusalReason: z.string().nullable().describe("In the installation's language"),
};

/** Whether white parts that the after-sales store lacks are drawn from the company store before they are bought (I-OP-12). */
export const drawWhiteParts = z.boolean().describe('Missing white parts are drawn from the company store first');

/** Paint shops, and which white part each of them turns into which painted part. */
export const paintTermsToLoad = z.strictObject({
  painters: z
    .array(z.strictObject({ painterNo, name: title }))
    .max(100)
    .refine((all) => new Set(all.map((each) => each.painterNo)).size === all.length, 'names a paint shop twice'),
  paintTerms: z
    .array(
      z
        .strictObject({
          partNo: reference,
          partName: title,
          colour: title,
          whitePartNo: reference,
          whitePartName: title,
          painterNo,
          fee: unitAmount.describe('CNY for each accepted piece'),
          drawWhiteParts: drawWhiteParts.default(false),
        })
        .refine(({ partNo, whitePartNo }) => partNo !== whitePartNo, { path: ['whitePartNo'], error: 'is the painted part itself' }),
    )
    .max(2000)
    .refine((all) => new Set(all.map(({ partNo }) => partNo)).size === all.length, 'names a part twice'),
});

const painterDeliveryNote = z.object({
  painterDeliveryNoteNo,
  noteNo: reference,
  deliveredFor,
  notedQuantity: quantity,
  expectedQuantity: pieces,
  deliveredAt: moment,
  countedQuantity: pieces.nullable(),
  surplusQuantity: pieces.describe('Counted and not expected: left to the paint shop (I-OP-7)'),
  acceptedQuantity: pieces,
  takenBackQuantity: pieces.describe('Receipt slip reversed: to be taken in again (I-G-14)'),
  reworkQuantity: pieces,
});

const shortageReport = z.object({
  shortageReportNo,
  missingQuantity: quantity,
  missedWhen,
  missedAt: moment,
  cause: z.string().nullable().describe('null until the paint shop has reported it'),
  canSupply: z.boolean().nullable(),
  remedy: shortageRemedy.nullable(),
  decidedBy: personId.nullable(),
});

const paintDue = z.object({ dueFor, quantity, dueAt: moment, breached: z.boolean() });

export const pendingDeduction = z.object({
  deductionNo,
  shortageReportNo,
  outsourcingOrderNo,
  painterNo,
  whitePartNo: reference,
  quantity,
  missedAt: moment.describe('The month it is deducted in'),
  decidedBy: personId,
  decidedAt: moment,
});

export const outsourcingOrder = z.object({
  outsourcingOrderNo,
  partNo: reference,
  whitePartNo: reference,
  painterNo,
  fee: unitAmount,
  wantedQuantity: quantity,
  orderLineId: reference.nullable(),
  state: orderState,
  openedAt: moment,
  sentQuantity: quantity.nullable(),
  signedBy: z.string().nullable(),
  signedAt: moment.nullable(),
  outstandingQuantity: pieces.describe('Still to be handed over by the paint shop'),
  outstandingFor: z.object({ first: pieces, makeUp: pieces, rework: pieces }).describe('The same by what a delivery note is for'),
  deliveryNotes: z.array(painterDeliveryNote),
  shortageReports: z.array(shortageReport),
  dues: z.array(paintDue),
});
