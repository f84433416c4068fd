import type { z } from 'zod';
import { conflict } from '../../http/problem';
import { deliveryOf } from './deliveries';
import { linesOf, openRequestOf } from './requests';
import type { sharingOrder } from './schemas';
import { share, type Share } from './share';
import type { PurchasingTx } from './tables';
import { track } from './tracking';
import { requireUndecided } from './vendor-returns';

export interface Acceptance {
  purchaseRequestNo: string;
  deliveryNo: string;
  receiptSlipNo: string;
  acceptedQuantity: number;
  sharingOrder: z.infer<typeof sharingOrder>;
}

/**
 * Shares the pieces of a signed receipt slip among the request's lines (I-PP-7), once per slip; what no line
 * waits for is free. Throws 422 deliveryOfOtherRequest, moreThanDelivered; 409 slipShared.
 */
export async function shareAccepted(tx: PurchasingTx, acceptance: Acceptance, at: Date) {
  const { purchaseRequestNo, deliveryNo, receiptSlipNo, acceptedQuantity, sharingOrder: order } = acceptance;
  await openRequestOf(tx, purchaseRequestNo);
  const delivery = await deliveryOf(tx, purchaseRequestNo, deliveryNo);
  requireUndecided(delivery, acceptedQuantity, 'acceptedQuantity');
  const inserted = await tx
    .insertInto('acceptance')
    .values({ receiptSlipNo, deliveryNo, quantity: acceptedQuantity, sharingOrder: order, sharedAt: at })
    .onConflict((clash) => clash.column('receiptSlipNo').doNothing())
    .returning('receiptSlipNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipShared', `receiptSlipNo: the pieces of ${receiptSlipNo} were shared before`);
  await tx
    .updateTable('delivery')
    .set((row) => ({ acceptedQuantity: row('acceptedQuantity', '+', acceptedQuantity) }))
    .where('deliveryNo', '=', deliveryNo)
    .execute();
  const waiting = (await linesOf(tx, purchaseRequestNo)).filter(({ state }) => state === 'collected');
  const shares = share(waiting, acceptedQuantity, order);
  for (const each of shares) await give(tx, receiptSlipNo, each, at);
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
