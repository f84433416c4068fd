import type { Company, Dispatch } from '../spec/company';
import type { Order } from '../spec/order';
import type { DispatchPicture, OrderPicture, Picture } from './picture';

/** The company that the specification describes, after the replay. */
export function pictureOfCompany(company: Company): Picture {
  return {
    orders: [...company.orders.values()].map((order) => pictureOf(order, company)),
    stock: Object.fromEntries(company.stock.rows().filter(({ onHand, reserved }) => onHand + reserved > 0).map(({ partNo, location, onHand, reserved }) => [`${partNo} ${location}`, { onHand, reserved }])),
    movements: company.movements,
    balances: company.ledger.balances(),
    vouchers: company.ledger.vouchers,
    unposted: {},
  };
}

function pictureOf(order: Order, company: Company): OrderPicture {
  const dispatches = company.dispatches.filter(({ slip }) => slip.order === order);
  return {
    orderNo: order.orderNo,
    state: order.end ?? 'open',
    partialAllowed: order.partialAllowed,
    cancellationAccepted: order.cancelled,
    rejectionReason: order.rejectionReason ?? null,
    firstOrderNo: order.firstOrderNo ?? null,
    lines: order.lines.map(({ orderLineId, part, price, ordered, reserved, awaited, shipped, givenUp }) => ({ orderLineId, partNo: part.partNo, price, ordered, reserved, awaited, shipped, givenUp })),
    slips: company.slips
      .filter((slip) => slip.order === order)
      .map(({ state, method, lines }) => ({ state, method, lines: lines.map(({ orderLineId, quantity, shipped }) => [orderLineId, quantity, shipped]) })),
    packingRecords: dispatches.filter(({ packed }) => packed).length,
    dispatches: dispatches.map(dispatchPicture),
    faxRegister: order.faxRegister,
    notices: order.notices,
  };
}

function dispatchPicture(dispatch: Dispatch): DispatchPicture {
  const { state, breached, documents, handovers, loadingRecords, waybills, departures, lateDecisions, improvements } = dispatch;
  return {
    state,
    deadlineBreached: breached ? ['T-05'] : [],
    documents: Object.fromEntries(Object.entries(documents).filter(([, count]) => count > 0)),
    handovers,
    loadingRecords,
    waybills,
    departures,
    lateDecisions,
    improvementRecords: improvements,
  };
}
