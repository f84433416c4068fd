import { sql, type Transaction } from 'kysely';
import { takeOrder } from './access';
import { lockDealer } from './catalogue-repository';
import { updateOrder } from './order-repository';
import { partialAllowedOf } from './partial-shipment';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * Puts the dealer's number of a registered order right, where it came mistyped (DO-D1.4); the check that follows
 * tells whether there is such a dealer. The order is the dealer's latest from now on, so that it is the second
 * receipt of one that came under the right number meanwhile (DO-D1.5). Whether parts of it may go first is what
 * the order says, else the dealer's usual wish (I-DO-3).
 * Throws 404 `notFound`, 409 `orderState`.
 */
export async function correctDealerNo(tx: Tx, { orderNo, dealerNo }: { orderNo: string; dealerNo: string }) {
  const { partialWish } = await takeOrder(tx, orderNo, ['registered']);
  const dealer = await lockDealer(tx, dealerNo);
  const partialAllowed = partialAllowedOf(partialWish, dealer);
  await updateOrder(tx, orderNo, { dealerNo, partialAllowed });
  await sql`update dealer_order set position = default where order_no = ${orderNo}`.execute(tx);
  return { dealerNo, dealerName: dealer?.name ?? '', partialAllowed };
}
