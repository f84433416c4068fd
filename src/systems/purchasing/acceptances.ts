import type { z } from 'zod';
import { conflict } from '../../http/problem';
import { changeDelivery, deliveryOf } from './deliveries';
import { linesOf, openRequestOf } from './requests';
import type { sharingOrder } from './schemas';
import { tellRest } from './rest-stage';
import { share, type Share } from './share';
import type { PurchasingTx } from './tables';
import { track } from './tracking';
import { requireUndecided } from './vendor-returns';

export interface Acceptance {
  purchaseRequestNo: string;
  deliveryNo: string;
  receiptSlipNo: string;
  acceptedQuantity: number;
  /** Pieces that passed and were not there. */
  missingQuantity: number;
  sharingOrder: z.infer<typeof sharingOrder>;
}

/**
 * Shares the pieces of a signed receipt slip among the request's lines (I-PP-7), once per slip; what no line
 * waits for is free. Throws 422 deliveryOfOtherRequest, moreThanDelivered; 409 slipShared.
 */
export async function shareAccepted(tx: PurchasingTx, acceptance: Acceptance, at: Date) {
  const { purchaseRequestNo, deliveryNo, receiptSlipNo, acceptedQuantity, missingQuantity, sharingOrder: order } = acceptance;
  await openRequestOf(tx, purchaseRequestNo);
  const delivery = await deliveryOf(tx, purchaseRequestNo, deliveryNo);
  requireUndecided(delivery, acceptedQuantity + missingQuantity, 'acceptedQuantity');
  const inserted = await tx
    .insertInto('acceptance')
    .values({ receiptSlipNo, deliveryNo, quantity: acceptedQuantity, missingQuantity, sharingOrder: order, sharedAt: at })
    .onConflict((clash) => clash.column('receiptSlipNo').doNothing())
    .returning('receiptSlipNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipShared', `receiptSlipNo: the pieces of ${receiptSlipNo} were shared before`);
  await changeDelivery(tx, deliveryNo, { acceptedQuantity, missingQuantity });
  const waiting = (await linesOf(tx, purchaseRequestNo)).filter(({ state }) => state === 'collected');
  const shares = share(waiting, acceptedQuantity, order);
  for (const each of shares) await give(tx, receiptSlipNo, each, at);
  await tellRest(tx, purchaseRequestNo, at);
  const shared = shares.reduce((sum, { quantity }) => sum + quantity, 0);
  return { shares, freeQuantity: acceptedQuantity - shared };
}

async function give(tx: PurchasingTx, receiptSlipNo: string, { requestLineId, quantity }: Share, at: Date): Promise<void> {
  await tx.insertInto('acceptanceShare').values({ receiptSlipNo, requestLineId, quantity }).execute();
  await tx
    .updateTable('requestLine')
    .set((row) => ({ receivedQuantity: row('receivedQuantity', '+', quantity) }))
    .where('requestLineId', '=', requestLineId)
    .execute();
  await track(tx, [requestLineId], { event: 'accepted', paperNo: receiptSlipNo, quantity }, at);
}

export interface MissingGoods {
  purchaseRequestNo: string;
  deliveryNo: string;
  missingQuantity: number;
}

/** None of the pieces that passed was there when they were to be taken in (SW-D2.2). Throws 422 deliveryOfOtherRequest, moreThanDelivered. */
export async function recordMissingGoods(tx: PurchasingTx, { purchaseRequestNo, deliveryNo, missingQuantity }: MissingGoods, at: Date): Promise<void> {
  await openRequestOf(tx, purchaseRequestNo);
  requireUndecided(await deliveryOf(tx, purchaseRequestNo, deliveryNo), missingQuantity, 'missingQuantity');
  await changeDelivery(tx, deliveryNo, { acceptedQuantity: 0, missingQuantity });
  await tellRest(tx, purchaseRequestNo, at);
}
