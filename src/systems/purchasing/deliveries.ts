import type { z } from 'zod';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, refusedField } from '../../http/problem';
import { endChoice, termsOf } from './choices';
import { papersOf, undeliveredOf } from './progress';
import { giveUp, openRequestOf } from './requests';
import type { undelivered } from './schemas';
import type { DeliveryRow, PurchasingTx } from './tables';
import { trackOpenLines } from './tracking';

/** What came, and what is made of what did not. */
export interface Counted {
  deliveryNoteNo?: string | undefined;
  notedQuantity?: number | undefined;
  countedQuantity: number;
  undelivered?: z.infer<typeof undelivered> | undefined;
}

/**
 * Goods of the chosen supplier came (PP-05): the count holds where the note differs (PP-D4.3).
 * Throws 409 nothingBought, deliveryNoteKnown; 422 moreThanOrdered, deliveryNoteMissing, undeliveredMissing.
 */
export async function recordDelivery(tx: PurchasingTx, given: Counted & { purchaseRequestNo: string; purchaser: string }, at: Date) {
  const { purchaseRequestNo, countedQuantity } = given;
  await openRequestOf(tx, purchaseRequestNo);
  const { choices, deliveries } = await papersOf(tx, purchaseRequestNo);
  const choice = choices.find(({ endedAt }) => endedAt === null);
  if (!choice) throw conflict('nothingBought', `No supplier is to deliver for ${purchaseRequestNo}`);
  const expected = undeliveredOf(choice, deliveries);
  requireAtMost('moreThanOrdered', countedQuantity, expected, `${choice.supplierNo} is to deliver ${expected} for ${purchaseRequestNo}`);
  const rest = restOf(given, expected);
  const { round, supplierNo } = choice;
  const deliveryNo = await insertDelivery(tx, given, { purchaseRequestNo, round, supplierNo, vendorReturnNoteNo: null, recordedBy: given.purchaser }, at);
  if (!rest.isExpected) await endChoice(tx, choice, at);
  if (rest.givenUp > 0) await giveUp(tx, purchaseRequestNo, rest.givenUp);
  return { deliveryNo, countDiffers: differs(given), undeliveredQuantity: rest.expected, ...(await termsOf(tx, purchaseRequestNo, round)) };
}

/** Throws 422 with this code, naming countedQuantity, when more came than was to come. */
export function requireAtMost(code: string, counted: number, most: number, words: string): void {
  if (counted <= most) return;
  throw refusedField(code, 'countedQuantity', `${words}, not ${counted}; the surplus is the supplier's`);
}

/**
 * What of the pieces that did not come is still expected, and what is given up; the others are open again.
 * Throws 422 undeliveredMissing when nothing was said of them, nothingCame when there is nothing to write down.
 */
export function restOf({ countedQuantity, undelivered: said }: Counted, expected: number) {
  const rest = expected - countedQuantity;
  if (rest > 0 && said === undefined) {
    throw refusedField('undeliveredMissing', 'undelivered', `${rest} pieces did not come; say whether they come later, are sourced anew or are given up`);
  }
  const isExpected = rest > 0 && said === 'expected';
  if (countedQuantity === 0 && isExpected) throw refusedField('nothingCame', 'countedQuantity', `nothing came, and all ${rest} pieces are still expected`);
  return { isExpected, expected: isExpected ? rest : 0, givenUp: said === 'givenUp' ? rest : 0 };
}

export const differs = ({ notedQuantity, countedQuantity }: Counted) => countedQuantity > 0 && (notedQuantity ?? countedQuantity) !== countedQuantity;

type Origin = Pick<DeliveryRow, 'purchaseRequestNo' | 'round' | 'supplierNo' | 'vendorReturnNoteNo' | 'recordedBy'>;

/**
 * Writes down what came and returns the delivery's number, null when nothing came.
 * Throws 422 deliveryNoteMissing, 409 deliveryNoteKnown: a supplier's note is taken in once.
 */
export async function insertDelivery(tx: PurchasingTx, { deliveryNoteNo, notedQuantity, countedQuantity }: Counted, origin: Origin, at: Date) {
  if (countedQuantity === 0) return null;
  if (deliveryNoteNo === undefined) {
    throw refusedField('deliveryNoteMissing', 'deliveryNoteNo', 'goods come with a delivery note; say its number');
  }
  const deliveryNo = await nextNumber(baseOf(tx), 'DL', at);
  const row = { ...origin, deliveryNo, deliveryNoteNo, notedQuantity: notedQuantity ?? countedQuantity, countedQuantity, deliveredAt: at };
  const inserted = await tx
    .insertInto('delivery')
    .values(row)
    .onConflict((clash) => clash.columns(['supplierNo', 'deliveryNoteNo']).doNothing())
    .returning('deliveryNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('deliveryNoteKnown', `deliveryNoteNo: ${deliveryNoteNo} of ${origin.supplierNo} was taken in before; a delivery note is taken in once`);
  await trackOpenLines(tx, origin.purchaseRequestNo, { event: 'delivered', paperNo: deliveryNo, quantity: countedQuantity }, at);
  return deliveryNo;
}

/** The delivery, when it belongs to the request; throws 422 deliveryOfOtherRequest that names the field. */
export async function deliveryOf(tx: PurchasingTx, purchaseRequestNo: string, deliveryNo: string) {
  const delivery = await tx.selectFrom('delivery').selectAll().where('deliveryNo', '=', deliveryNo).forUpdate().executeTakeFirst();
  if (delivery?.purchaseRequestNo === purchaseRequestNo) return delivery;
  const detail = delivery ? `${deliveryNo} came for ${delivery.purchaseRequestNo}, not for ${purchaseRequestNo}` : `there is no delivery ${deliveryNo}`;
  throw refusedField('deliveryOfOtherRequest', 'deliveryNo', detail);
}

/** More pieces of a delivery, or with a minus fewer, are accepted, or were not there when they were to be taken in. */
export const changeDelivery = (tx: PurchasingTx, deliveryNo: string, by: { acceptedQuantity: number; missingQuantity: number }) =>
  tx
    .updateTable('delivery')
    .set((row) => ({ acceptedQuantity: row('acceptedQuantity', '+', by.acceptedQuantity), missingQuantity: row('missingQuantity', '+', by.missingQuantity) }))
    .where('deliveryNo', '=', deliveryNo)
    .execute();
