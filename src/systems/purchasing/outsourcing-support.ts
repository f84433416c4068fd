import type { StartedPurchasing } from './test-support';
import { key } from './test-support';

/** Purchasing's paint shop of the scenarios: FND-06-W becomes FND-06-B at PNT-1 for 8.00. */
export async function withPaintTerms({ client }: StartedPurchasing, more: { drawWhiteParts?: boolean } = {}): Promise<void> {
  const terms = { partNo: 'FND-06-B', partName: '前挡泥板（蓝色）', colour: 'blue', whitePartNo: 'FND-06-W', whitePartName: '前挡泥板（白件）' };
  const body = { painters: [{ painterNo: 'PNT-1', name: '宏彩烤漆厂' }], paintTerms: [{ ...terms, painterNo: 'PNT-1', fee: '8.00', ...more }] };
  await client.loadPaintTerms({ body, idempotencyKey: key() });
}

/** An order for so many pieces, opened. */
export async function openedOrder({ client }: StartedPurchasing, quantity: number): Promise<string> {
  return (await client.openOutsourcingOrder({ body: { partNo: 'FND-06-B', quantity }, idempotencyKey: key() })).outsourcingOrderNo;
}

/** An order whose white parts the paint shop has signed for. */
export async function sentOrder(system: StartedPurchasing, quantity: number): Promise<string> {
  const outsourcingOrderNo = await openedOrder(system, quantity);
  await system.client.recordOutsourcingSent({ body: { outsourcingOrderNo, quantity, signedBy: '陈师傅', sentBy: 'wu.hao' }, idempotencyKey: key() });
  return outsourcingOrderNo;
}

/** A delivery note of the paint shop, under a number of its own unless said otherwise. */
export const deliver = ({ client }: StartedPurchasing, outsourcingOrderNo: string, quantity: number, more: object = {}) =>
  client.recordPainterDelivery({ body: { outsourcingOrderNo, noteNo: key(), quantity, ...more }, idempotencyKey: key() });

export const count = ({ client }: StartedPurchasing, painterDeliveryNoteNo: string | null, countedQuantity: number) =>
  client.recordPainterCount({ body: { painterDeliveryNoteNo: painterDeliveryNoteNo ?? '', countedQuantity, counter: 'zhang.wei' }, idempotencyKey: key() });

/** Delivered, and all of it counted; the note's number. */
export async function delivered(system: StartedPurchasing, outsourcingOrderNo: string, quantity: number, more: object = {}): Promise<string> {
  const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, quantity, more);
  await count(system, painterDeliveryNoteNo, quantity);
  return painterDeliveryNoteNo ?? '';
}

export const rework = ({ client }: StartedPurchasing, painterDeliveryNoteNo: string, quantity: number) =>
  client.recordRework({ body: { painterDeliveryNoteNo, quantity, signedBy: '陈师傅', sentBy: 'wu.hao' }, idempotencyKey: key() });

export async function theOrder({ client }: StartedPurchasing, outsourcingOrderNo: string) {
  const { outsourcingOrders } = await client.listOutsourcingOrders({ query: { outsourcingOrderNo } });
  const [order] = outsourcingOrders;
  if (!order) throw new Error(`There is no ${outsourcingOrderNo}`);
  return order;
}
