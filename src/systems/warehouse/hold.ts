import { conflict, refusedField } from '../../http/problem';
import type { HoldDelivery } from './hold-tables';
import { post } from './movements';
import { knownPart } from './parts';
import { lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';

const location = 'QH' as const;

/**
 * A supplier's goods come into inspection hold (PP-05, PP-14) and the movement's id is returned. They have no value yet.
 * Throws 409 `alreadyMoved` for a delivery that came before, of whatever part.
 */
export async function receiveIntoHold(tx: WarehouseTx, delivery: HoldDelivery, at: Date): Promise<string> {
  const { deliveryNo: documentNo, partNo, quantity } = delivery;
  const part = await knownPart(tx, partNo);
  await lockBalances(tx, [{ partNo, location }]);
  const isNew = await tx.insertInto('holdDelivery').values(delivery).onConflict((clash) => clash.column('deliveryNo').doNothing()).returning('deliveryNo').executeTakeFirst();
  if (!isNew) throw conflict('alreadyMoved', `${documentNo} came into inspection hold before; a paper moves stock once`);
  return post(tx, { documentNo, type: 'holdReceipt', part, from: null, to: location, quantity, orderLineId: null }, at);
}

export interface GoodsOfDelivery {
  deliveryNo: string;
  purchaseRequestNo: string;
  quantity: number;
}

/** Failed goods leave inspection hold on their note (PP-13); throws 409 notThere when the book has not enough free pieces. */
export async function returnToSupplier(tx: WarehouseTx, goods: GoodsOfDelivery & { vendorReturnNoteNo: string }, at: Date): Promise<string> {
  const { vendorReturnNoteNo: documentNo, deliveryNo, quantity } = goods;
  const { partNo } = await heldGoods(tx, goods);
  const part = await knownPart(tx, partNo);
  const [balance] = await lockBalances(tx, [{ partNo, location }]);
  const free = balance ? balance.onHand - balance.reserved : 0;
  if (free < quantity) throw conflict('notThere', `${quantity} ${partNo} of ${deliveryNo} are to go back, free in ${location} are ${free}`);
  const movementId = await post(tx, { documentNo, type: 'supplierReturn', part, from: location, to: null, quantity, orderLineId: null }, at);
  await tx.insertInto('holdReturn').values({ vendorReturnNoteNo: documentNo, deliveryNo, quantity }).execute();
  return movementId;
}

/**
 * The delivery, locked, when it is the request's and so many of its pieces are on no slip and have not gone back.
 * Throws 422 unknownDelivery, deliveryOfOtherRequest, moreThanDelivered, each naming its field.
 */
export async function heldGoods(tx: WarehouseTx, { deliveryNo, purchaseRequestNo, quantity }: GoodsOfDelivery): Promise<HoldDelivery> {
  const delivery = await tx.selectFrom('holdDelivery').selectAll().where('deliveryNo', '=', deliveryNo).forUpdate().executeTakeFirst();
  if (!delivery) throw refusedField('unknownDelivery', 'deliveryNo', `no delivery ${deliveryNo} came into inspection hold`);
  if (delivery.purchaseRequestNo !== purchaseRequestNo) {
    throw refusedField('deliveryOfOtherRequest', 'purchaseRequestNo', `${deliveryNo} came for ${delivery.purchaseRequestNo}, not for ${purchaseRequestNo}`);
  }
  const left = delivery.quantity - (await gone(tx, deliveryNo));
  if (quantity > left) throw refusedField('moreThanDelivered', 'quantity', `of ${deliveryNo} ${left} pieces are in hold without a slip, not ${quantity}`);
  return delivery;
}

/** Pieces on receipt slips that hold, and pieces that went back. */
async function gone(tx: WarehouseTx, deliveryNo: string): Promise<number> {
  const slipped = await tx
    .selectFrom('receiptSlipOrigin')
    .innerJoin('stockSlip', 'stockSlip.stockSlipNo', 'receiptSlipOrigin.stockSlipNo')
    .innerJoin('stockSlipLine', 'stockSlipLine.stockSlipNo', 'stockSlip.stockSlipNo')
    .select('stockSlipLine.quantity')
    .where('deliveryNo', '=', deliveryNo)
    .where('state', '<>', 'void')
    .where((has) => has.not(has.exists(has.selectFrom('redLetterSlip').select('redLetterSlipNo').whereRef('reversedSlipNo', '=', 'stockSlip.stockSlipNo'))))
    .execute();
  const returned = await tx.selectFrom('holdReturn').select('quantity').where('deliveryNo', '=', deliveryNo).execute();
  return [...slipped, ...returned].reduce((sum, { quantity }) => sum + quantity, 0);
}
