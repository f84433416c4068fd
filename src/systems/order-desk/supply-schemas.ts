import { z } from 'zod';
import { calendarDay, moment, personId, quantity, reference, remark } from '../shared-schemas';

/** Way in for pieces that stock can't serve. */
export const supplyWay = z.enum(['outsourcedPaint', 'partReceipt']);

/**
 * Where the pieces of a request are, for the dealer's view: part receipt judges and draws; purchasing collects,
 * looks for a supplier, has ordered, inspects, exchanges; paint prepares white parts, paints, has missing pieces explained and made up, reworks.
 */
export const supplyStage = z.enum([
  'judging',
  'drawing',
  'purchaseInQuestion',
  'purchaseRequested',
  'sourcing',
  'ordered',
  'inspecting',
  'exchanging',
  'preparingWhiteParts',
  'painting',
  'shortageInQuestion',
  'makingUp',
  'reworking',
]);
export type SupplyStage = z.infer<typeof supplyStage>;

/** Why pieces are not to be had (I-PR-4). */
export const notObtainedReason = z.enum(['substituteAgreed', 'orderGivenUp', 'partWithdrawn', 'other']);
export type NotObtainedReason = z.infer<typeof notObtainedReason>;

const orderLineId = reference.describe('Order line, e.g. DO-202609-001/1');
const expectedOn = calendarDay.nullable().describe('When the pieces are expected, Asia/Shanghai; null: not known');

/** A stage that the pieces of a line's open request have reached. */
export const stageOfLine = z.strictObject({
  orderLineId,
  stage: supplyStage,
  expectedOn: expectedOn.optional(),
  quantity: quantity.optional().describe('Pieces still awaited; left out: as many as before'),
  at: moment.optional().describe('When it was reached; left out: now. What is older than the stage known is passed over'),
});
export const stageRecorded = z.object({ recorded: z.boolean().describe('false: answered meanwhile, or older than what is known') });

/** Pieces of a line's open request that are not to be had (PR-10). */
export const piecesNotObtained = z.strictObject({
  orderLineId,
  quantity,
  reason: notObtainedReason,
  note: remark.nullish(),
  recordedBy: personId,
});

export const ofPart = z.strictObject({ partNo: reference });
export const partFacts = z.object({
  partNo: reference,
  partName: z.string(),
  model: z.string(),
  inProduction: z.boolean().nullable().describe('null: nobody has said so of the model'),
});

/** The open request of a line, as the dealer sees it. */
export const supplyView = z.object({ way: supplyWay, quantity: quantity.describe('Pieces still awaited'), stage: supplyStage, since: moment, expectedOn });

/** What a line waits for: its source, its supply, the rest of the order, the dealer's word, or its dispatch. */
export const waitsFor = z.enum(['source', 'supply', 'otherLines', 'dealerAnswer', 'dispatch']);
export type WaitsFor = z.infer<typeof waitsFor>;

export const notObtainedView = z.object({ quantity, reason: notObtainedReason, note: z.string().nullable(), recordedAt: moment });
