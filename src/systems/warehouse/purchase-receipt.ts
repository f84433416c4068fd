import { conflict, refusedField } from '../../http/problem';
import { heldGoods, type GoodsOfDelivery } from './hold';
import { linesOfStockSlips } from './keeper-repository';
import { moveStockSlip } from './slip-posting';
import { addReservation, changeBalance } from './stock-repository';
import { makeStockSlip, stockSlipToChange } from './stock-slips';
import type { WarehouseTx } from './tables';

/** Makes out the receipt slip for pieces of a delivery that passed (PP-08). Throws as heldGoods. */
export async function makeReceiptSlip(tx: WarehouseTx, { maker, ...goods }: GoodsOfDelivery & { maker: string }, at: Date) {
  const { deliveryNo, partNo } = await heldGoods(tx, goods);
  const stockSlipNo = await makeStockSlip(tx, { kind: 'receiptSlip', slipLines: [{ partNo, quantity: goods.quantity }], maker }, at);
  await tx.insertInto('receiptSlipOrigin').values({ stockSlipNo, deliveryNo }).execute();
  return { stockSlipNo, partNo };
}

export interface SharedReceipt {
  stockSlipNo: string;
  /** What is kept for which order line; the rest is free. */
  shares: { orderLineId: string; quantity: number }[];
}

/**
 * Posts a signed receipt slip (PP-09) and keeps the shares for their order lines in the same transaction: no other
 * order takes the pieces between. Throws 422 notAReceipt, moreSharedThanReceived; 409 partDiffers; else as posting.
 */
export async function postReceipt(tx: WarehouseTx, { stockSlipNo, shares }: SharedReceipt, at: Date): Promise<string[]> {
  const { kind } = await stockSlipToChange(tx, stockSlipNo);
  const [line] = await linesOfStockSlips(tx, [stockSlipNo]);
  if (kind !== 'receiptSlip' || !line) throw refusedField('notAReceipt', 'stockSlipNo', `${stockSlipNo} is no receipt slip of purchased parts`);
  const shared = shares.reduce((sum, { quantity }) => sum + quantity, 0);
  if (shared > line.quantity) throw refusedField('moreSharedThanReceived', 'shares', `${stockSlipNo} brings ${line.quantity} pieces, not ${shared}`);
  // Posting locks the place that the reservations are added to.
  const movementIds = await moveStockSlip(tx, stockSlipNo, at);
  const place = { partNo: line.partNo, location: 'AS' as const };
  for (const { orderLineId, quantity } of shares) {
    const kept = await addReservation(tx, orderLineId, place, quantity);
    if (!kept) throw conflict('partDiffers', `${orderLineId} has a reservation of another part than ${line.partNo}`);
    await changeBalance(tx, place, { onHand: 0, reserved: quantity });
  }
  return movementIds;
}
