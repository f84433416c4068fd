import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { shanghaiIso } from '../../clock';
import type { Locale } from '../../config';
import type { OutboxEntry } from '../../database/outbox';
import { cnyOf } from '../../money';
import type { LineWithPart } from './order-repository';
import { partNameIn } from './part-name';
import type { CancellationRefusal, EndState } from './order-schemas';
import type { OrderDeskTables, OrderRow, WantedRow } from './tables';

/** Tells logistics whom cartons go to (PD-09), and where that is (PD-07); once for each load. */
export function recordDealers(dealers: { dealerNo: string; destination: string | null }[], at: Date): OutboxEntry {
  const dealerNos = dealers.map(({ dealerNo }) => dealerNo);
  const destinations = dealers.flatMap(({ dealerNo, destination }) => (destination === null ? [] : [{ dealerNo, destination }]));
  const which = createHash('sha256').update(JSON.stringify([at, dealers])).digest('hex');
  return { channel: 'system', target: 'logistics/recordDealers', dedupKey: `recordDealers:${which}`, payload: { body: { dealerNos, destinations } } };
}

type NewOrder = Pick<
  OrderRow,
  'orderNo' | 'dealerNo' | 'dealerOrderNo' | 'orderDate' | 'source' | 'shippingMethod' | 'partialAllowed'
>;
type WantedLine = { lineNo: number; partName: string | null } & Pick<WantedRow, 'partNo' | 'variety' | 'model' | 'colour' | 'quantity'>;

/** Starts the order's flow (DO-01), with the lines as the dealer wrote them. */
export function dealerOrderReceived(order: NewOrder, dealerName: string, wantedLines: WantedLine[]): OutboxEntry {
  const variables = {
    orderNo: order.orderNo,
    dealerNo: order.dealerNo,
    dealerName,
    dealerOrderNo: order.dealerOrderNo,
    orderDate: order.orderDate,
    orderSource: order.source,
    requestedMethod: order.shippingMethod,
    partialAllowed: order.partialAllowed,
    wantedLines,
  };
  return {
    channel: 'message',
    target: 'dealerOrderReceived',
    dedupKey: `dealerOrderReceived:${order.orderNo}`,
    payload: { correlationKey: order.orderNo, variables },
  };
}

/** A complete line as the flow carries it. */
export function lineOfFlow(line: LineWithPart, locale: Locale) {
  const { orderLineId, partNo, model, colour, quantity } = line;
  return { orderLineId, partNo, partName: partNameIn(locale, line), model, colour, painted: line.kind === 'painted', quantity };
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

type NotObtained = Pick<Selectable<OrderDeskTables['notObtained']>, 'requestNo' | 'quantity' | 'reason' | 'note'>;
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

/** Nudges an order that lost reserved pieces by a count; once per difference report. */
export function reservationsLost(orderNo: string, differenceReportNo: string): OutboxEntry {
  return {
    channel: 'message',
    target: 'orderLineChanged',
    dedupKey: `orderLineChanged:${orderNo}:${differenceReportNo}`,
    payload: { correlationKey: orderNo, variables: {} },
  };
}

/** Wakes the order that waits for the dealer's correction (DO-04), with the new lines as written; once per correction. */
export function orderCorrected(orderNo: string, round: number, wantedLines: WantedLine[]): OutboxEntry {
  return {
    channel: 'message',
    target: 'orderCorrected',
    dedupKey: `orderCorrected:${orderNo}:${round}`,
    payload: { correlationKey: orderNo, variables: { wantedLines } },
  };
}

/** Nudges the order's flow, wherever it waits, after its cancellation was accepted (DO-D5.1). */
export function orderCancelled(orderNo: string, requestNo: number): OutboxEntry {
  return {
    channel: 'message',
    target: 'orderLineChanged',
    dedupKey: `orderLineChanged:${orderNo}:cancelled:${requestNo}`,
    payload: { correlationKey: orderNo, variables: {} },
  };
}

/** Tells logistics to stop what is in dispatch for an order whose cancellation was accepted (DO-D5.1), but for slips that count as handed over (DO-D5.2). */
export function stopDispatches(orderNo: string, requestNo: number, acceptedAt: Date, slipsHandedOver: string[]): OutboxEntry {
  const body = { orderNo, acceptedAt: shanghaiIso(acceptedAt), slipsHandedOver };
  return { channel: 'system', target: 'logistics/stopDispatches', dedupKey: `stopDispatches:${orderNo}:${requestNo}`, payload: { body } };
}

/** Tells the dealer that a cancellation came too late (DO-D5.2), for all of it or but for the rest; once per request. */
export function cancellationRefused(order: OrderRow, requestNo: number, reason: CancellationRefusal, restCancelled = false): OutboxEntry {
  const facts = { dealerOrderNo: order.dealerOrderNo, reason, ...(restCancelled && { restCancelled }) };
  return {
    channel: 'system',
    target: 'documents/sendNotice',
    dedupKey: `cancellationRefused:${order.orderNo}:${requestNo}`,
    payload: { body: { kind: 'cancellationRefused', caseNo: order.orderNo, recipient: order.dealerNo, facts } },
  };
}

/** Tells the dealer that pieces of a line are not to be had, and why (PR-10); once per request. */
export function lineNotObtained(order: OrderRow, line: LineWithPart, told: NotObtained, locale: Locale): OutboxEntry {
  const { requestNo, quantity, reason, note } = told;
  const facts = { dealerOrderNo: order.dealerOrderNo, partNo: line.partNo, partName: partNameIn(locale, line), quantity, reason, note };
  return {
    channel: 'system',
    target: 'documents/sendNotice',
    dedupKey: `lineNotObtained:${line.orderLineId}:${requestNo}`,
    payload: { body: { kind: 'lineNotObtained', caseNo: order.orderNo, recipient: order.dealerNo, facts } },
  };
}

/** Tells the case that asked for the order how it ended (DO-14; ). */
export function orderClosed(order: OrderRow, caseKey: string, endState: EndState, lines: LineWithPart[], locale: Locale): OutboxEntry {
  const shippedLines = lines
    .filter((line) => line.shipped > 0)
    .map((line) => ({ orderLineId: line.orderLineId, partNo: line.partNo, partName: partNameIn(locale, line), quantity: line.shipped }));
  return {
    channel: 'message',
    target: 'orderClosed',
    dedupKey: `orderClosed:${order.orderNo}`,
    payload: { correlationKey: caseKey, variables: { orderNo: order.orderNo, endState, shippedLines } },
  };
}
