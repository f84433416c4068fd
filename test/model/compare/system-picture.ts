import { fenOf } from '../../../src/money';
import type { SystemClients } from '../../../src/systems/clients';
import { pages } from '../../../src/pages';
import { nameOf } from '../spec/ledger';
import { tally, type DispatchPicture, type OrderPicture, type Picture } from './picture';

/** Reads every system by its own doors. */
export async function pictureOfSystems(clients: SystemClients): Promise<Picture> {
  const { warehouse, finance } = clients;
  const [orders, { stock }, movements, { balances }, vouchers, unposted] = await Promise.all([
    ordersOf(clients),
    warehouse.getStock({ query: {} }),
    pages(async (query) => (await warehouse.listMovements({ query })).movements),
    finance.getBalances({ query: {} }),
    pages(async (query) => (await finance.listVouchers({ query })).vouchers),
    pages(async (query) => (await finance.listUnposted({ query })).movements),
  ]);
  return {
    orders,
    stock: Object.fromEntries(stock.filter(({ onHand, reserved }) => onHand + reserved > 0).map(({ partNo, location, onHand, reserved }) => [`${partNo} ${location}`, { onHand, reserved }])),
    movements: tally(movements.map(({ type }) => type)),
    balances: Object.fromEntries(balances.filter(({ balance }) => balance !== '0.00').map(({ account, party, balance }) => [nameOf(account, party), fenOf(balance)])),
    vouchers: tally(vouchers.map(({ rule }) => rule)),
    unposted: tally(unposted.map(({ type }) => type)),
  };
}

async function ordersOf(clients: SystemClients): Promise<OrderPicture[]> {
  const { warehouse } = clients;
  const [numbers, slips, packingRecords] = await Promise.all([
    orderNumbers(clients),
    pages(async (query) => (await warehouse.listIssueSlips({ query })).issueSlips),
    pages(async (query) => (await warehouse.listPackingRecords({ query })).packingRecords),
  ]);
  const orders: OrderPicture[] = [];
  for (const orderNo of numbers) {
    const own = slips.filter((slip) => slip.orderNo === orderNo);
    orders.push({
      ...(await orderOf(clients, orderNo)),
      slips: own.map(({ state, shippingMethod, lines }) => ({
        state,
        method: shippingMethod,
        lines: lines.map(({ orderLineId, quantity, shipped }) => [orderLineId, quantity, shipped]),
      })),
      packingRecords: packingRecords.filter(({ issueSlipNo }) => own.some((slip) => slip.issueSlipNo === issueSlipNo)).length,
    });
  }
  return orders;
}

async function orderNumbers({ orderDesk }: SystemClients): Promise<string[]> {
  const numbers: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { orders: { orderNo: string }[]; next: number | null } = await orderDesk.listOrders({ query: { limit: 200, after } });
    numbers.push(...page.orders.map(({ orderNo }) => orderNo));
    after = page.next;
  }
  return numbers;
}

async function orderOf({ orderDesk, documents, logistics }: SystemClients, orderNo: string): Promise<Omit<OrderPicture, 'slips' | 'packingRecords'>> {
  const [order, { rows }, { notices }, { dispatches }] = await Promise.all([
    orderDesk.getOrder({ params: { orderNo } }),
    documents.listFaxRegister({ query: { caseNo: orderNo } }),
    documents.listNotices({ query: { caseNo: orderNo } }),
    logistics.listDispatches({ query: { orderNo } }),
  ]);
  return {
    orderNo,
    state: order.state,
    partialAllowed: order.partialAllowed,
    cancellationAccepted: order.cancellationAcceptedAt !== null,
    rejectionReason: order.rejectionReason,
    firstOrderNo: order.firstOrderNo,
    lines: order.lines.map(({ orderLineId, partNo, unitPrice, ordered, reserved, awaited, shipped, givenUp }) => ({ orderLineId, partNo, price: fenOf(unitPrice), ordered, reserved, awaited, shipped, givenUp })),
    dispatches: await Promise.all(dispatches.toReversed().map(({ dispatchNo }) => dispatchOf(logistics, dispatchNo))),
    faxRegister: { inbound: 0, outbound: 0, ...tally(rows.map(({ direction }) => direction)) },
    notices: tally(notices.map(({ kind }) => kind)),
  };
}

async function dispatchOf(logistics: SystemClients['logistics'], dispatchNo: string): Promise<DispatchPicture> {
  const dispatch = await logistics.getDispatch({ params: { dispatchNo } });
  return {
    state: dispatch.state,
    deadlineBreached: dispatch.deadlineBreached,
    documents: tally(dispatch.documents.map(({ state }) => state)),
    handovers: dispatch.handovers.length,
    loadingRecords: dispatch.loadingRecords.length,
    waybills: dispatch.waybills.length,
    departures: dispatch.departures.length,
    lateDecisions: dispatch.lateDecisions.map(({ reason, decision }) => `${reason} ${decision}`),
    improvementRecords: dispatch.improvementRecords.length,
  };
}
