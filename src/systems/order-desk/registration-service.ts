import type { Transaction } from 'kysely';
import { shanghaiDay } from '../../clock';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { conflict } from '../../http/problem';
import { findParts, lockDealer, pricesOn } from './catalogue-repository';
import type { IncomingOrder } from './contract';
import { refusalOf, refuseAny } from './faults';
import { findByDealerOrderNo, insertLines, insertOrder, linesOf } from './order-repository';
import { dealerOrderReceived, registerSalesTerms } from './outbox-entries';
import { resolveLines } from './resolve-lines';
import type { DealerRow, OrderDeskTables, PartRow } from './tables';

type Tx = Transaction<OrderDeskTables>;
type PricedLine = { part: PartRow; quantity: number; unitPriceFen: number };

/**
 * Takes in a dealer's order (DO-01) at the prices of the Shanghai day of its arrival (I-G-14); the order,
 * the start of its flow and its terms for finance commit together.
 * Throws 422 `unknownDealer`, `unknownPart`, `incompleteOrder`, `partDoesNotFit`, `partNotForSale`;
 * 409 `duplicateOrder`.
 */
export async function registerOrder(tx: Tx, at: Date, given: IncomingOrder, locale: Locale) {
  const dealer = await lockDealer(tx, given.dealerNo);
  if (!dealer) throw refusalOf([{ code: 'unknownDealer', field: 'dealerNo', detail: `there is no dealer ${given.dealerNo}` }]);
  await refuseDuplicate(tx, given);
  refuseUnfoundedSource(given);
  const lines = await priceLines(tx, at, given);
  const order = await storeOrder(tx, at, given, dealer, lines);
  const stored = await linesOf(tx, order.orderNo);
  await enqueue(tx, dealerOrderReceived(order, dealer, stored, locale), at);
  await enqueue(tx, registerSalesTerms(order, stored), at);
  return { orderNo: order.orderNo, orderLineIds: stored.map((line) => line.orderLineId) };
}

async function refuseDuplicate(tx: Tx, { dealerNo, dealerOrderNo }: IncomingOrder): Promise<void> {
  const first = await findByDealerOrderNo(tx, dealerNo, dealerOrderNo);
  if (!first) return;
  throw conflict('duplicateOrder', `${dealerNo}'s order ${dealerOrderNo} is already registered as ${first.orderNo}`);
}

/** An exchange or free replacement has a case behind it, a purchase has none. */
function refuseUnfoundedSource({ source, caseNo }: IncomingOrder): void {
  const purchase = source === 'dealerPurchase';
  if (purchase === (caseNo === undefined)) return;
  const detail = purchase ? 'a dealer purchase has no case' : `say which case the order of source ${source} comes from`;
  throw refusalOf([{ code: 'incompleteOrder', field: 'caseNo', detail }]);
}

async function priceLines(tx: Tx, at: Date, given: IncomingOrder): Promise<PricedLine[]> {
  const parts = await findParts(tx, [...new Set(given.lines.map((line) => line.partNo))]);
  const resolved = resolveLines(given.lines, parts);
  const day = shanghaiDay(at);
  const prices = await pricesOn(tx, day, [...new Set(parts.map((part) => part.partNo))]);
  const priced = resolved.map((line, index) => {
    if ('fault' in line) return line;
    const unitPriceFen = prices.get(line.part.partNo);
    if (unitPriceFen !== undefined) return { ...line, unitPriceFen };
    const detail = `${line.part.partNo} has no price on ${day} and can not be ordered`;
    return { fault: { code: 'partNotForSale', field: `lines.${index}.partNo`, detail } };
  });
  refuseAny(priced.flatMap((line) => ('fault' in line ? [line.fault] : [])));
  return priced.flatMap((line) => ('fault' in line ? [] : [line]));
}

async function storeOrder(tx: Tx, at: Date, given: IncomingOrder, dealer: DealerRow, lines: PricedLine[]) {
  const { dealerNo, dealerOrderNo, source, shippingMethod } = given;
  const order = {
    orderNo: await nextNumber(tx, 'DO', at),
    dealerNo,
    dealerOrderNo,
    source,
    caseNo: given.caseNo ?? null,
    shippingMethod,
    partialAllowed: given.partialAllowed ?? dealer.partialAllowed,
    state: 'received' as const,
    receivedAt: at,
  };
  await insertOrder(tx, order);
  await insertLines(
    tx,
    lines.map(({ part, quantity, unitPriceFen }, index) => ({
      orderLineId: `${order.orderNo}/${index + 1}`,
      orderNo: order.orderNo,
      lineNo: index + 1,
      partNo: part.partNo,
      quantity,
      unitPriceFen,
    })),
  );
  return order;
}
