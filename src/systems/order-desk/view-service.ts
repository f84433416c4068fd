import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { notFound } from '../../http/problem';
import { cnyOf } from '../../money';
import { lineStateOf } from './line-state';
import { whereaboutsOf } from './line-whereabouts';
import { findOrder, linesOf, pageOfOrders, receiptsOf, type LineWithPart, type OrderFilter, type OrderWithDealer } from './order-repository';
import { partNameIn } from './part-name';
import { shipmentsOf } from './shipment-repository';
import type { OrderDeskTables } from './tables';
import { viewWanted } from './wanted-view';

type Tx = Transaction<OrderDeskTables>;

/** An order as its dealer sees it. Throws 404 `notFound`. */
export async function viewOrder(tx: Tx, orderNo: string, locale: Locale) {
  const order = await findOrder(tx, orderNo);
  if (!order) throw notFound('dealer part order', orderNo);
  const shipments = await shipmentsOf(tx, orderNo);
  const receipts = await receiptsOf(tx, orderNo);
  const lines = await linesOf(tx, orderNo);
  const whereabouts = await whereaboutsOf(tx, order, lines);
  return {
    ...summaryOf(order),
    registeredAt: textOf(order.registeredAt),
    registeredBy: order.registeredBy,
    faxRegisterNo: order.faxRegisterNo,
    consentRecordedBy: order.consentRecordedBy,
    cancelledBy: order.cancelledBy,
    closedAt: textOf(order.closedAt),
    cancellationAcceptedAt: textOf(order.cancellationAcceptedAt),
    queryText: order.queryText,
    rejectionReason: order.rejectionReason,
    firstOrderNo: order.firstOrderNo,
    receipts: receipts.map((receipt) => ({ orderNo: receipt.orderNo, receivedAt: receipt.receivedAt.toISOString() })),
    wantedLines: await viewWanted(tx, order, locale),
    shipments: shipments.map(({ recordedAt, ...shipment }) => ({ ...shipment, recordedAt: recordedAt.toISOString() })),
    lines: lines.map((line) => ({ ...viewLine(line, locale), ...whereabouts(line) })),
  };
}

/** One page of orders by arrival; `next` is null on the last one. */
export async function listOrders(tx: Tx, filter: OrderFilter) {
  const rows = await pageOfOrders(tx, { ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const next = rows.length > filter.limit ? (page.at(-1)?.position ?? null) : null;
  return { orders: page.map(summaryOf), next };
}

function summaryOf(order: OrderWithDealer) {
  const { orderNo, dealerNo, dealerName, dealerOrderNo, orderDate, source, caseNo, shippingMethod, partialAllowed, state } = order;
  const receivedAt = order.receivedAt.toISOString();
  return { orderNo, dealerNo, dealerName, dealerOrderNo, orderDate, source, caseNo, shippingMethod, partialAllowed, state, receivedAt };
}

function viewLine(line: LineWithPart, locale: Locale) {
  const { orderLineId, partNo, model, colour, quantity, reserved, awaited, shipped, givenUp } = line;
  return {
    orderLineId,
    partNo,
    partName: partNameIn(locale, line),
    model,
    colour,
    painted: line.kind === 'painted',
    unitPrice: cnyOf(line.unitPriceFen),
    ordered: quantity,
    reserved,
    awaited,
    shipped,
    givenUp,
    state: lineStateOf(line),
  };
}

const textOf = (moment: Date | null) => moment?.toISOString() ?? null;
