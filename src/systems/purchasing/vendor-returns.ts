import type { z } from 'zod';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refusedField } from '../../http/problem';
import { termsOf } from './choices';
import { deliveryOf, differs, insertDelivery, requireAtMost, restOf, type Counted } from './deliveries';
import { tellReplacement } from './messages';
import { undecidedOf } from './progress';
import { giveUp, openRequestOf } from './requests';
import type { remedy } from './schemas';
import { tellSupplyStage } from './supply-stage';
import type { Delivery, PurchasingTx, VendorReturn } from './tables';
import { openLinesOf } from './tracking';

export interface FailedGoods {
  purchaseRequestNo: string;
  deliveryNo: string;
  nonconformingSlipNo: string;
  failedQuantity: number;
  remedy: z.infer<typeof remedy>;
  note?: string | undefined;
  purchaser: string;
}

/**
 * Failed goods of a delivery go back (PP-13), in exchange or as a return (PP-D7); returns the note's number.
 * Throws 422 deliveryOfOtherRequest, moreThanDelivered; 409 slipUsed for a nonconforming slip that has its note.
 */
export async function recordVendorReturn(tx: PurchasingTx, goods: FailedGoods, at: Date): Promise<string> {
  const { purchaseRequestNo, deliveryNo, nonconformingSlipNo, failedQuantity, note, purchaser } = goods;
  await openRequestOf(tx, purchaseRequestNo);
  const delivery = await deliveryOf(tx, purchaseRequestNo, deliveryNo);
  requireUndecided(delivery, failedQuantity, 'failedQuantity');
  const vendorReturnNoteNo = await nextNumber(baseOf(tx), 'VN', at);
  const inserted = await tx
    .insertInto('vendorReturn')
    .values({
      vendorReturnNoteNo,
      purchaseRequestNo,
      deliveryNo,
      nonconformingSlipNo,
      remedy: goods.remedy,
      quantity: failedQuantity,
      note: note ?? null,
      purchaser,
      madeAt: at,
      endedAt: goods.remedy === 'return' ? at : null,
    })
    .onConflict((clash) => clash.column('nonconformingSlipNo').doNothing())
    .returning('vendorReturnNoteNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipUsed', `nonconformingSlipNo: the goods of ${nonconformingSlipNo} have their exchange or return note already`);
  await tx
    .updateTable('delivery')
    .set((row) => ({ failedQuantity: row('failedQuantity', '+', failedQuantity) }))
    .where('deliveryNo', '=', deliveryNo)
    .execute();
  await tellSupplyStage(tx, await openLinesOf(tx, purchaseRequestNo), goods.remedy === 'exchange' ? 'exchanging' : 'sourcing', at);
  return vendorReturnNoteNo;
}

/** Throws 422 moreThanDelivered when not so many pieces of the delivery are undecided. */
export function requireUndecided(delivery: Delivery, quantity: number, field: string): void {
  const left = undecidedOf(delivery);
  if (quantity <= left) return;
  throw refusedField('moreThanDelivered', field, `of ${delivery.deliveryNo} ${left} pieces are neither accepted nor sent back, not ${quantity}`);
}

export interface ReplacementGoods extends Counted {
  vendorReturnNoteNo: string;
  /** The request that writes them down itself; left out, it is the note's. */
  purchaseRequestNo?: string | undefined;
  purchaser?: string | undefined;
}

/** Replacement goods are reported from outside: as takeReplacement, and the request that waits for them is told. */
export async function recordReplacement(tx: PurchasingTx, given: ReplacementGoods, at: Date) {
  const { purchaseRequestNo } = await findNote(tx, given.vendorReturnNoteNo);
  const taken = await takeReplacement(tx, given, at);
  const { deliveryNo, supplierNo, supplierName, unitPrice } = taken;
  const told = { deliveryNo, deliveredQuantity: given.countedQuantity, supplierNo, supplierName, unitPrice: Number(unitPrice) };
  await tellReplacement(tx, purchaseRequestNo, told, deliveryNo ?? given.vendorReturnNoteNo, at);
  return taken;
}

/**
 * Replacement goods came for an exchange note (PP-14), or come no more.
 * Throws 409 notAnExchange when nothing is to be replaced; else as recordDelivery.
 */
export async function takeReplacement(tx: PurchasingTx, given: ReplacementGoods, at: Date) {
  const { vendorReturnNoteNo, countedQuantity } = given;
  const found = await findNote(tx, vendorReturnNoteNo);
  await openRequestOf(tx, given.purchaseRequestNo ?? found.purchaseRequestNo);
  // Read again under the request's lock.
  const note = await findNote(tx, vendorReturnNoteNo);
  const { purchaseRequestNo } = note;
  if (note.endedAt !== null || purchaseRequestNo !== (given.purchaseRequestNo ?? purchaseRequestNo)) {
    throw conflict('notAnExchange', `vendorReturnNoteNo: no replacement is expected for ${vendorReturnNoteNo}`);
  }
  const expected = note.quantity - note.replacedQuantity;
  requireAtMost('moreThanExchanged', countedQuantity, expected, `${expected} pieces are to be replaced on ${vendorReturnNoteNo}`);
  const rest = restOf(given, expected);
  const { round, supplierNo } = await deliveryOf(tx, purchaseRequestNo, note.deliveryNo);
  const origin = { purchaseRequestNo, round, supplierNo, vendorReturnNoteNo, recordedBy: given.purchaser ?? null };
  const deliveryNo = await insertDelivery(tx, given, origin, at);
  const replacedQuantity = note.replacedQuantity + countedQuantity;
  await changeNote(tx, vendorReturnNoteNo, { replacedQuantity, endedAt: rest.isExpected ? null : at });
  if (rest.givenUp > 0) await giveUp(tx, purchaseRequestNo, rest.givenUp);
  return { deliveryNo, countDiffers: differs(given), undeliveredQuantity: rest.expected, ...(await termsOf(tx, purchaseRequestNo, round)) };
}

async function findNote(tx: PurchasingTx, vendorReturnNoteNo: string): Promise<VendorReturn> {
  const note = await tx.selectFrom('vendorReturn').selectAll().where('vendorReturnNoteNo', '=', vendorReturnNoteNo).executeTakeFirst();
  if (!note) throw notFound('exchange or return note', vendorReturnNoteNo);
  return note;
}

const changeNote = (tx: PurchasingTx, vendorReturnNoteNo: string, change: { replacedQuantity: number; endedAt: Date | null }) =>
  tx.updateTable('vendorReturn').set(change).where('vendorReturnNoteNo', '=', vendorReturnNoteNo).execute();
