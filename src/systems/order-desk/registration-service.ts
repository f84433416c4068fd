import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { isOfDealers } from '../../http/callers';
import { lockDealer } from './catalogue-repository';
import type { IncomingOrder } from './contract';
import { refusalOf } from './faults';
import { insertOrder } from './order-repository';
import { dealerOrderReceived } from './outbox-entries';
import { partialAllowedOf } from './partial-shipment';
import type { DealerRow, OrderDeskTables } from './tables';
import { insertWanted } from './wanted-repository';
import { viewWanted } from './wanted-view';

type Tx = Transaction<OrderDeskTables>;

/**
 * Takes in a dealer's order as it came (DO-01), complete or not, from whomever: the order and the start of
 * its flow commit together, and the flow checks it (DO-03).
 * Throws 422 `incompleteOrder` for an exchange or free replacement that names no case.
 */
export async function registerOrder(tx: Tx, at: Date, given: IncomingOrder, locale: Locale) {
  refuseUnfoundedSource(given);
  // Orders of one dealer take turns, so that positions follow commits: the first stays the first (DO-D1.5).
  const dealer = await lockDealer(tx, given.dealerNo);
  const order = await storeOrder(tx, at, given, dealer);
  await insertWanted(tx, order.orderNo, 1, given.lines);
  const wanted = await viewWanted(tx, { orderNo: order.orderNo, wantedRound: 1 }, locale);
  await enqueue(tx, dealerOrderReceived(order, dealer?.name ?? '', wanted), at);
  return { orderNo: order.orderNo, orderLineIds: wanted.map(({ lineNo }) => `${order.orderNo}/${lineNo}`) };
}

/** The order, if the caller may place it: parts free of charge are given by a case, never asked for. Throws 422 `sourceNotOpen`. */
export function dealersOwn(caller: string, given: IncomingOrder): IncomingOrder {
  if (!isOfDealers(caller) || given.source === 'dealerPurchase') return given;
  throw refusalOf([{ code: 'sourceNotOpen', field: 'source', detail: `an order of source ${given.source} is placed by its case, not by the dealer` }]);
}

/** An exchange or free replacement has a case behind it, a purchase has none. */
function refuseUnfoundedSource({ source, caseNo }: IncomingOrder): void {
  const purchase = source === 'dealerPurchase';
  if (purchase === (caseNo === undefined)) return;
  const detail = purchase ? 'a dealer purchase has no case' : `say which case the order of source ${source} comes from`;
  throw refusalOf([{ code: 'incompleteOrder', field: 'caseNo', detail }]);
}

async function storeOrder(tx: Tx, at: Date, given: IncomingOrder, dealer: DealerRow | undefined) {
  const { dealerNo, dealerOrderNo, source, shippingMethod = null } = given;
  const order = {
    orderNo: await nextNumber(tx, 'DO', at),
    dealerNo,
    dealerOrderNo,
    orderDate: given.orderDate ?? null,
    source,
    caseNo: given.caseNo ?? null,
    shippingMethod,
    partialAllowed: partialAllowedOf(given.partialAllowed, dealer),
    partialWish: given.partialAllowed ?? null,
    state: 'received' as const,
    receivedAt: at,
  };
  await insertOrder(tx, order);
  return order;
}
