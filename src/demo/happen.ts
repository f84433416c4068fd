import { shanghaiIso } from '../clock';
import { incomingOrder } from '../systems/order-desk/contract';
import type { SystemClients } from '../systems/clients';
import type { SampleEvent, SampleOrder, SamplePlan } from './sample';

/** The doors through which the day comes in, the same that everybody uses. */
export interface Doors {
  clients: SystemClients;
}

/** A dealer's order comes in; returns its number. */
export async function orderComesIn({ clients }: Doors, { at, body }: SampleOrder): Promise<string> {
  const order = incomingOrder.parse(body);
  const idempotencyKey = `day/${order.dealerNo}/${order.dealerOrderNo}/${at.getTime()}`;
  return (await clients.orderDesk.registerOrder({ body: order, idempotencyKey })).orderNo;
}

/** A vehicle dispatch plan comes in from Customer Service. */
export async function planComesIn({ clients }: Doors, { planNo, dealerNo, vehicleNo, departsAt }: SamplePlan): Promise<void> {
  const body = { planNo, dealerNo, vehicleNo, departsAt: shanghaiIso(departsAt) };
  await clients.logistics.receiveDispatchPlan({ body, idempotencyKey: `day/${planNo}` });
}

/** What happens to an order later; returns what came of it, in words. */
export async function eventHappens(doors: Doors, event: SampleEvent): Promise<string> {
  const { orderDesk } = doors.clients;
  const { dealerNo, dealerOrderNo } = event;
  const idempotencyKey = `day/${dealerNo}/${dealerOrderNo}/${event.kind}`;
  switch (event.kind) {
    case 'correction': {
      const { taken } = await orderDesk.correctOrder({ body: { dealerNo, dealerOrderNo, lines: event.lines }, idempotencyKey });
      return taken ? 'the dealer corrects it' : 'the dealer corrects it, but nobody waits for that';
    }
    case 'cancellation':
    case 'lateCancellation': {
      const { accepted } = await orderDesk.requestCancellation({ body: { dealerNo, dealerOrderNo }, idempotencyKey });
      return `the dealer cancels it: ${accepted ? 'accepted' : 'refused, the goods have left'}`;
    }
    case 'supply':
      return event.quantity === 0 ? `${event.partNo} can not be had` : `${event.quantity} ${event.partNo} can be had`;
    case 'purchase':
      return `${event.partNo} is to be bought`;
    case 'painted':
      await paintIsDelivered(doors, event, idempotencyKey);
      return `the paint shop delivers ${event.quantity} ${event.partNo}`;
  }
}

/** The paint shop's delivery note for the order's line comes in (OP-06). */
async function paintIsDelivered({ clients }: Doors, event: Extract<SampleEvent, { kind: 'supply' | 'painted' }>, key: string): Promise<void> {
  const { dealerNo, dealerOrderNo, partNo, quantity } = event;
  const { orders } = await clients.orderDesk.listOrders({ query: { dealerNo } });
  const orderNo = orders.find((order) => order.dealerOrderNo === dealerOrderNo)?.orderNo ?? '';
  const { lines } = await clients.orderDesk.getOrder({ params: { orderNo } });
  const orderLineId = lines.find((line) => line.partNo === partNo)?.orderLineId ?? '';
  const { outsourcingOrders } = await clients.purchasing.listOutsourcingOrders({ query: { orderLineId } });
  const outsourcingOrderNo = outsourcingOrders.at(-1)?.outsourcingOrderNo ?? '';
  await clients.purchasing.recordPainterDelivery({ body: { outsourcingOrderNo, noteNo: `N-${orderNo}`, quantity }, idempotencyKey: key });
}
