import { fenOf } from '../../../src/money';
import { laterPriceDay, parts, type Part } from '../chance/market';
import type { KindOf, WantedLine } from '../facts';
import type { Company } from './company';
import { act, isKind, turn, type Flow } from './flow';
import type { Order } from './order';

/** T-15: a query from one day is answered by the third day after it, or the order is rejected. */
const daysToComplete = 3;

/** DO-02 to DO-04. Returns whether the order goes on: it is complete, or is cancelled where it stands. */
export function* intake(order: Order, company: Company): Flow<boolean> {
  yield* act('Task_RegisterOrder'); // DO-02
  order.faxRegister.inbound += 1;
  order.registeredOn = company.today;
  let check: KindOf<'checked'> | undefined = yield* turn('checked'); // DO-03
  while (check) {
    const result = checkOrder(order, company);
    company.answered(check, result);
    if (result === 'cancelled') return true;
    if (result === 'complete') {
      order.lines = order.wanted.flatMap((line, index) => orderLine(order, line, index));
      return true;
    }
    if (result === 'duplicate') {
      order.close('duplicate'); // DO-D1.5
      return false;
    }
    check = result === 'unknownDealer' ? yield* refuseUnknown(order, company) : yield* askDealer(order, company);
  }
  return false;
}

type CheckResult = 'cancelled' | 'unknownDealer' | 'duplicate' | 'incomplete' | 'complete';

/** DO-D1. */
function checkOrder(order: Order, company: Company): CheckResult {
  if (order.cancelled) return 'cancelled';
  if (!company.dealer(order.plan.dealerNo)) return 'unknownDealer';
  const first = firstReceipt(order, company);
  if (first) order.firstOrderNo = first.orderNo;
  if (first) completeFirst(first, order.wanted);
  if (first) return 'duplicate';
  return order.wanted.every((line) => isComplete(line, order)) ? 'complete' : 'incomplete';
}

/** A first order that waits for its dealer is completed by the whole of it, sent anew (DO-D1.2). */
function completeFirst(first: Order, anew: WantedLine[]): void {
  if (!first.awaitsDealer || first.cancelled || !anew.every((line) => isComplete(line, first))) return;
  Object.assign(first, { wanted: anew, awaitsDealer: false, correctionCame: true });
}

/** The order that a correction or cancellation is about: what names a second receipt is about the first (DO-D1.5), before it was checked too. */
export function orderMeant(orderNo: string, company: Company): Order | undefined {
  const order = company.orders.get(orderNo);
  if (order?.end === 'duplicate') return company.orders.get(order.firstOrderNo ?? '');
  return (order && !order.end && firstReceipt(order, company)) || order;
}

/** The order of the same dealer and number that came in before, if it stands: a rejected one or a second receipt does not. */
function firstReceipt(order: Order, company: Company): Order | undefined {
  const all = [...company.orders.values()];
  const before = all.slice(0, all.indexOf(order));
  const { dealerNo, dealerOrderNo } = order.plan;
  return before.find(({ plan, end }) => plan.dealerNo === dealerNo && plan.dealerOrderNo === dealerOrderNo && end !== 'rejected' && end !== 'duplicate');
}

/** DO-D1.1: model, part, quantity of at least 1, and a colour where the part is painted; nothing that contradicts the part; a price, where the dealer buys. */
function isComplete(line: WantedLine, order: Order): boolean {
  const part = partMeant(line);
  if (!part || !line.quantity || priceOf(part, order) === undefined) return false;
  if (line.model && line.model !== part.model) return false;
  return !line.colour || line.colour === part.colour;
}

/** By its number, or by base part and colour. */
function partMeant({ partNo, colour }: WantedLine): Part | undefined {
  if (!partNo) return undefined;
  return parts.find((part) => part.partNo === partNo) ?? parts.find((part) => part.kind === 'painted' && part.basePartNo === partNo && part.colour === colour);
}

/** In fen, on the day of the run on which the order was registered; what a case gives free of charge costs nothing (I-DO-2). */
function priceOf({ price, laterPrice }: Part, { plan, registeredOn }: Order): number | undefined {
  if (plan.source !== 'dealerPurchase') return 0;
  const inForce = registeredOn >= laterPriceDay ? (laterPrice ?? price) : price;
  return inForce === undefined ? undefined : fenOf(inForce);
}

function orderLine(order: Order, line: WantedLine, index: number) {
  const part = partMeant(line);
  const price = part && priceOf(part, order);
  if (!part || price === undefined) return [];
  const pieces = { ordered: line.quantity ?? 0, reserved: 0, awaited: 0, shipped: 0, givenUp: 0, doers: {} };
  return [{ orderLineId: `${order.orderNo}/${index + 1}`, part, price, ...pieces }];
}

/** DO-04: the check that follows the dealer's word; none when it did not come in time and the order is rejected (DO-D1.3). */
function* askDealer(order: Order, company: Company): Flow<KindOf<'checked'> | undefined> {
  const asked = yield ['Task_QueryDealer', 'checked'];
  if (isKind(asked, ['checked'])) {
    company.require(order.cancelled, `${order.orderNo} was checked again before anybody asked its dealer`); // DO-D5.1
    return asked;
  }
  order.tell('orderQuery');
  order.awaitsDealer = true;
  const askedOn = company.today;
  for (;;) {
    const next = yield* turn('checked', 'rejecting');
    if (next.kind === 'checked') {
      company.require(order.correctionCame || order.cancelled, `${order.orderNo} was checked again without a word of the dealer`);
      order.correctionCame = false;
      return next;
    }
    company.require(company.today >= askedOn + daysToComplete, `${order.orderNo} was rejected before T-15 had passed`);
    if (rejected(order, company, next, 'notCompleted', order.awaitsDealer && !order.cancelled)) return undefined;
  }
}

/** DO-D1.4; a cancellation that was accepted before stands. */
function* refuseUnknown(order: Order, company: Company): Flow<KindOf<'checked'> | undefined> {
  yield* act('Task_ConfirmRejection');
  const fact = yield* turn('rejecting');
  if (rejected(order, company, fact, 'unknownDealer', !order.cancelled)) return undefined;
  return yield* turn('checked');
}

function rejected(order: Order, company: Company, fact: KindOf<'rejecting'>, reason: Order['rejectionReason'], holds: boolean): boolean {
  company.answered(fact, holds);
  if (!holds) return false;
  order.close('rejected');
  order.rejectionReason = reason;
  order.tell('rejectionNotice');
  return true;
}
