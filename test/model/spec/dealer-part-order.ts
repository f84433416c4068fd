import type { KindOf } from '../facts';
import type { Company } from './company';
import { actOrTurn, turn, type Flow } from './flow';
import { intake } from './intake';
import { issueSlip, type Released } from './issue-slip';
import { lineSupply } from './line-supply';
import { sumOf, type EndState, type Order, type OrderLine } from './order';
import { partDispatch } from './part-dispatch';

/** DO: from the dealer's order to its end. */
export function* dealerPartOrder(order: Order, company: Company): Flow {
  if (!(yield* intake(order, company))) return;
  for (const line of order.lines) yield* source(order, line, company);
  let next: KindOf<'looked'> | undefined;
  for (;;) {
    const looked = next ?? (yield* turn('looked')); // DO-09
    next = undefined;
    company.answered(looked, order.cancelled ? 'none' : readiness(order));
    switch (release(order)) {
      case 'wait': // DO-D3.3: until a line changes
        break;
      case 'cancel': // DO-D5.1
        return yield* cancel(order, company);
      case 'close': // DO-D3.4
        return yield* close(order, company);
      case 'askDealer': {
        // DO-D3.5
        const answer = yield* actOrTurn('Task_AskDealer', 'looked');
        if (answer.kind === 'looked') {
          next = answer; // The order changed, or was cancelled, before anybody asked (DO-D5.1)
          break;
        }
        const { form } = answer;
        order.faxRegister.outbound += 1;
        order.faxRegister.inbound += 1;
        if (form.dealerAnswer === 'cancel') return yield* cancel(order, company);
        order.partialAllowed = true;
        break;
      }
      case 'makeSlip': {
        // DO-D3.1, DO-D3.2
        const dispatch = yield* issueSlip(order, releasedOf(order), company); // DO-10, DO-11
        if (!dispatch) break; // DO-D4.2: looked at again, and made out anew
        const outcome = yield* partDispatch(dispatch, company); // DO-12
        if (outcome === 'cancelled') return yield* cancel(order, company);
        yield* turn('recorded');
        if (openPieces(order) === 0) return yield* close(order, company); // DO-13
        break;
      }
    }
  }
}

/** DO-05 to DO-08 for one line (DO-D2). */
function* source(order: Order, line: OrderLine, company: Company): Flow {
  const { orderLineId, part, ordered } = line;
  const read = yield* turn('stockRead');
  const free = company.stock.free(part.partNo);
  company.answered(read, free);
  const wish = Math.min(free, ordered);
  if (wish > 0) {
    const reserving = yield* turn('reserved'); // DO-06
    line.reserved = company.stock.reserve(orderLineId, part.partNo, wish);
    company.answered(reserving, line.reserved);
  }
  const short = ordered - line.reserved;
  if (short === 0) return;
  yield* turn('supplyAsked'); // DO-07, DO-08
  if (order.cancelled) return;
  line.awaited = short;
  company.begin(orderLineId, lineSupply(order, line, company));
}

const openPieces = (order: Order) => sumOf(order.lines, (line) => line.ordered - line.shipped - line.givenUp);

/** Is everything that has not left ready, some of it, or nothing? Given-up pieces never will be. */
function readiness({ lines }: Order): 'all' | 'some' | 'none' {
  const ready = sumOf(lines, (line) => line.reserved - line.shipped);
  if (ready === 0) return 'none';
  return ready === sumOf(lines, (line) => line.ordered - line.shipped) ? 'all' : 'some';
}

/** What could leave now, line by line. */
const releasedOf = ({ lines }: Order): Released[] =>
  lines.filter((line) => line.reserved > line.shipped).map(({ orderLineId, reserved, shipped }) => [orderLineId, reserved - shipped]);

/** DO-D3, and DO-D5.1 before it. */
function release(order: Order): 'makeSlip' | 'wait' | 'askDealer' | 'close' | 'cancel' {
  if (order.cancelled) return 'cancel';
  const ready = readiness(order);
  const moreExpected = order.lines.some(({ awaited }) => awaited > 0);
  if (ready === 'all') return 'makeSlip'; // DO-D3.1
  if (ready === 'none') return moreExpected ? 'wait' : 'close'; // DO-D3.4
  if (order.partialAllowed) return 'makeSlip'; // DO-D3.2
  return moreExpected ? 'wait' : 'askDealer'; // DO-D3.3, DO-D3.5
}

/** DO-14; a cancellation that was accepted before stands (DO-D5.1). */
function* close(order: Order, company: Company): Flow {
  const closing = yield* turn('closing');
  const end = order.cancelled ? endWhenCancelled(order) : endByWhatLeft(order);
  company.answered(closing, end);
  order.close(end);
  order.tell('closingNote');
}

function endByWhatLeft({ lines }: Order): EndState {
  const shipped = sumOf(lines, (line) => line.shipped);
  if (shipped === sumOf(lines, (line) => line.ordered)) return 'shippedInFull';
  return shipped > 0 ? 'shippedInPart' : 'notSupplied';
}

/** What was handed over and left counts (DO-D5.2); else the order ends cancelled. */
function endWhenCancelled(order: Order): EndState {
  return order.handedOver && order.lines.some(({ shipped }) => shipped > 0) ? endByWhatLeft(order) : 'cancelled';
}

/** DO-15: reservations are released, the dealer is told; what was handed over stays shipped (DO-D5.2). */
function* cancel(order: Order, company: Company): Flow {
  yield* turn('cancelling');
  order.cancelled = true;
  const end = endWhenCancelled(order);
  order.close(end);
  yield* turn('freed');
  for (const { orderLineId } of order.lines) company.stock.release(orderLineId);
  order.tell(end === 'cancelled' ? 'cancellationNotice' : 'closingNote');
}
