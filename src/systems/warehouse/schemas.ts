import { z } from 'zod';
import { dealerNo, issueSlipNo, line, moment, orderNo, personId, quantity, reference, remark, shippingMethod, unitAmount } from '../shared-schemas';

/** Stock locations (flows.md 0.9): after-sales store, company store, inspection hold, painter, staging, old parts, scrap. */
export const location = z.enum(['AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR']);
export type Location = z.infer<typeof location>;

export { orderLineId } from '../shared-schemas';

const pieces = z.number().int().min(0);

/** A line as packed: a line left out counts zero pieces. */
export const packedLine = line.extend({ quantity: z.number().int().min(0).max(100_000) });
export const packedLines = z
  .array(packedLine)
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((each) => each.orderLineId)).size === all.length, 'names an order line twice');

/** What really lies there of an issue slip's lines. */
export const realOrderLines = z
  .array(z.strictObject({ orderLineId: reference, realQuantity: z.number().int().min(0).max(100_000) }))
  .max(200)
  .refine((all) => new Set(all.map((each) => each.orderLineId)).size === all.length, 'names an order line twice');

export const stockRow = z.object({
  partNo: reference,
  name: z.string(),
  location,
  onHand: pieces,
  reserved: pieces,
  free: pieces,
});

/** Why pieces moved; finance posts by it. */
export const movementType = z.enum([
  'opening',
  'otherReceipt',
  'staging',
  'stagingReturn',
  'departure',
  'drawing',
  'drawingReturn',
  'holdReceipt',
  'purchaseReceipt',
  'supplierReturn',
  'oldPartReceipt',
  'countShortage',
  'countSurplus',
  'paintDeduction',
  'paintDispatch',
  'paintConsumption',
  'paintReceipt',
  'redLetter',
  'vehicleReceipt',
  'vehicleSale',
  'scrapTransfer',
  'oldPartValuation',
  'oldPartReturn',
  'supplierClearing',
  'repairDispatch',
  'repairReturn',
]);
export type MovementType = z.infer<typeof movementType>;

export const movement = z.object({
  movementId: reference,
  documentNo: reference,
  type: movementType,
  partNo: reference,
  from: location.nullable().describe('null: from outside'),
  to: location.nullable().describe('null: out of the company'),
  quantity,
  orderLineId: reference.nullable(),
  oldPartNo: reference.nullable().describe('Lot in the old-parts store'),
  unitCost: unitAmount,
  note: remark.nullable(),
  at: moment,
});

export const reservation = z.object({ orderNo, orderLineId: reference, partNo: reference, location, quantity });

/** made → reviewed (or void) → picked → checked → approved → packed → shipped. */
export const slipState = z.enum(['made', 'void', 'reviewed', 'picked', 'checked', 'approved', 'packed', 'shipped']);
export type SlipState = z.infer<typeof slipState>;

const mark = z.object({
  act: z.enum(['picking', 'check', 'approval']),
  person: personId,
  at: moment,
  passed: z.boolean(),
  reason: z.string().nullable(),
});

/** A carton and what lies in it; no lines: not stated. */
export const cartonContent = z.object({ cartonNo: reference, lines: z.array(line) });

/** Pieces of a line in a carton, 1 for the first. */
export const cartonLine = z.strictObject({ carton: z.number().int().min(1).max(100), orderLineId: reference, quantity });

export const packingRecord = z.object({
  packingRecordNo: reference,
  issueSlipNo,
  packer: personId,
  packedAt: moment,
  cartonNos: z.array(reference),
  cartons: z.array(z.object({ cartonNo: reference, lines: z.array(z.object({ orderLineId: reference, quantity: z.number().int() })) })),
  lines: z.array(packedLine),
});

export const shipment = z.object({
  shipmentNo: reference,
  issueSlipNo,
  fromLocation: location,
  departedAt: moment,
  lines: z.array(line),
});

export const issueSlip = z.object({
  issueSlipNo,
  orderNo,
  dealerNo,
  shippingMethod,
  state: slipState,
  maker: personId,
  madeAt: moment,
  reviewer: personId.nullable(),
  reviewedAt: moment.nullable(),
  reviewReason: z.string().nullable(),
  cancelReason: z.string().nullable().describe('Why a reviewed slip became void'),
  cancelledAt: moment.nullable(),
  lines: z.array(line.extend({ staged: pieces, shipped: pieces })),
  marks: z.array(mark),
});

/** What a keeper says to a drawing slip (PR-D3). */
export const drawingDecision = z.enum(['drawAll', 'drawPart', 'refuseSlip', 'refuseUnreviewed']);
/** What came of it. */
export const drawingResult = z.enum(['drawn', 'refused', 'notReviewed']);
