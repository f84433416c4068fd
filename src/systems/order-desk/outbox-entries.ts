import type { Locale } from '../../config';
import type { OutboxEntry } from '../../database/outbox';
import { cnyOf } from '../../money';
import type { LineWithPart } from './order-repository';
import { partNameIn } from './part-name';
import type { DealerRow, OrderDeskTables, OrderRow } from './tables';

type NewOrder = Pick<
  OrderRow,
  'orderNo' | 'dealerNo' | 'dealerOrderNo' | 'source' | 'shippingMethod' | 'partialAllowed'
>;

/** Starts the order's flow (DO-01). */
export function dealerOrderReceived(order: NewOrder, dealer: DealerRow, lines: LineWithPart[], locale: Locale): OutboxEntry {
  const variables = {
    orderNo: order.orderNo,
    dealerNo: order.dealerNo,
    dealerName: dealer.name,
    dealerOrderNo: order.dealerOrderNo,
    orderSource: order.source,
    requestedMethod: order.shippingMethod,
    partialAllowed: order.partialAllowed,
    orderLines: lines.map((line) => ({
      orderLineId: line.orderLineId,
      partNo: line.partNo,
      partName: partNameIn(locale, line),
      model: line.model,
      colour: line.colour,
      painted: line.kind === 'painted',
      quantity: line.quantity,
    })),
  };
  return {
    channel: 'message',
    target: 'dealerOrderReceived',
    dedupKey: `dealerOrderReceived:${order.orderNo}`,
    payload: { correlationKey: order.orderNo, variables },
  };
}

/** Tells finance at which prices the order's lines will be posted (I-G-14). */
export function registerSalesTerms(order: NewOrder, lines: LineWithPart[]): OutboxEntry {
  const body = {
    orderNo: order.orderNo,
    dealerNo: order.dealerNo,
    source: order.source,
    lines: lines.map(({ orderLineId, partNo, unitPriceFen }) => ({ orderLineId, partNo, unitPrice: cnyOf(unitPriceFen) })),
  };
  return {
    channel: 'system',
    target: 'finance/registerSalesTerms',
    dedupKey: `registerSalesTerms:${order.orderNo}`,
    payload: { body },
  };
}

type Request = Pick<OrderDeskTables['lineSupply'], 'requestNo' | 'quantity' | 'supplyWay'>;

/** Starts the supply of a line's missing pieces. */
export function lineSupplyRequested(line: LineWithPart, request: Request, locale: Locale): OutboxEntry {
  return {
    channel: 'message',
    target: 'lineSupplyRequested',
    dedupKey: `lineSupplyRequested:${line.orderLineId}:${request.requestNo}`,
    payload: {
      correlationKey: line.orderLineId,
      variables: {
        orderLineId: line.orderLineId,
        orderNo: line.orderNo,
        partNo: line.partNo,
        partName: partNameIn(locale, line),
        quantity: request.quantity,
        supplyWay: request.supplyWay,
      },
    },
  };
}

/** Nudges the order's flow to look at its lines again; once per answered request. */
export function orderLineChanged(line: LineWithPart, requestNo: number): OutboxEntry {
  return {
    channel: 'message',
    target: 'orderLineChanged',
    dedupKey: `orderLineChanged:${line.orderLineId}:${requestNo}`,
    payload: { correlationKey: line.orderNo, variables: {} },
  };
}
