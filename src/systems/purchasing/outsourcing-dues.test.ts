import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { count, deliver, delivered, rework, sentOrder, theOrder, withPaintTerms } from './outsourcing-support';
import { key, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
  await withPaintTerms(system);
});
afterAll(() => system.close());

const due = (outsourcingOrderNo: string, dueFor: 'order' | 'rework', quantity: number, dueAt: string) =>
  system.client.recordPaintDue({ body: { outsourcingOrderNo, dueFor, quantity, dueAt }, idempotencyKey: key() });
const breach = (outsourcingOrderNo: string) => system.client.recordPaintBreach({ body: { outsourcingOrderNo }, idempotencyKey: key() });
const later = (iso: string, milliseconds: number) => new Date(Date.parse(iso) + milliseconds).toISOString();
const second = 1000;
const breaches = async (outsourcingOrderNo: string) => (await theOrder(system, outsourcingOrderNo)).dues.map(({ breached }) => breached);
const deliveredAt = async (outsourcingOrderNo: string) => (await theOrder(system, outsourcingOrderNo)).deliveryNotes[0]?.deliveredAt ?? '';

test('handed over a second before the deadline is in time, at the deadline itself late (T-01, I-G-4)', async () => {
  for (const [ahead, late] of [[second, false], [0, true]] as const) {
    const outsourcingOrderNo = await sentOrder(system, 2);
    await deliver(system, outsourcingOrderNo, 2);
    await due(outsourcingOrderNo, 'order', 2, later(await deliveredAt(outsourcingOrderNo), ahead));
    system.clock.advance(2 * second);
    expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: late, missingQuantity: late ? 2 : 0 });
    expect(await breaches(outsourcingOrderNo)).toEqual([late]);
  }
});

test('a missed deadline is told once, and not before it has passed', async () => {
  const outsourcingOrderNo = await sentOrder(system, 3);
  const dueAt = later(system.clock.now().toISOString(), 60 * second);
  await due(outsourcingOrderNo, 'order', 3, dueAt);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: false, dueAt: null });
  system.clock.advance(61 * second);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: true, missingQuantity: 3 });
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: false });
});

test('a late delivery that is counted before the timer looks is recorded then, and still told', async () => {
  const outsourcingOrderNo = await sentOrder(system, 1);
  await due(outsourcingOrderNo, 'order', 1, system.clock.now().toISOString());
  await delivered(system, outsourcingOrderNo, 1);
  expect(await breaches(outsourcingOrderNo)).toEqual([true]);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: true });
});

test('an incomplete delivery does not meet the deadline; deducted pieces are owed no longer', async () => {
  const soon = later(system.clock.now().toISOString(), 600 * second);
  const orders = [await sentOrder(system, 2), await sentOrder(system, 2)];
  for (const [index, outsourcingOrderNo] of orders.entries()) {
    await due(outsourcingOrderNo, 'order', 2, soon);
    const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, 1);
    const { shortageReportNo } = await count(system, painterDeliveryNoteNo, 1);
    await system.client.recordShortageReport({ body: { outsourcingOrderNo, cause: '丢失', canSupply: false }, idempotencyKey: key() });
    const decided = { body: { shortageReportNo: shortageReportNo ?? '', decidedBy: 'wu.hao' }, idempotencyKey: key() };
    await (index === 0 ? system.client.askMakeUp(decided) : system.client.recordPendingDeduction(decided));
  }
  system.clock.advance(700 * second);
  expect(await Promise.all(orders.map(breach))).toMatchObject([{ breached: true, missingQuantity: 1 }, { breached: false }]);
});

test('a make-up that is late is asked about once; what has not come is given up and deducted, once (I-OP-10, T-02)', async () => {
  const outsourcingOrderNo = await sentOrder(system, 5);
  await due(outsourcingOrderNo, 'order', 5, later(system.clock.now().toISOString(), 60 * second));
  const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, 2);
  const { shortageReportNo } = await count(system, painterDeliveryNoteNo, 2);
  await system.client.recordShortageReport({ body: { outsourcingOrderNo, cause: '漏挂', canSupply: true }, idempotencyKey: key() });
  await system.client.askMakeUp({ body: { shortageReportNo: shortageReportNo ?? '', decidedBy: 'wu.hao' }, idempotencyKey: key() });
  expect(await breach(outsourcingOrderNo)).toMatchObject({ lateMakeUpQuantity: 0 });
  system.clock.advance(61 * second);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: true, lateMakeUpQuantity: 3 });
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: false, lateMakeUpQuantity: 0 });
  const { painterDeliveryNoteNo: onTheWay } = await deliver(system, outsourcingOrderNo, 1);
  const giveUp = () => system.client.giveUpMakeUp({ body: { outsourcingOrderNo, decidedBy: 'wu.hao' }, idempotencyKey: key() });
  expect(await giveUp()).toEqual({ givenUpQuantity: 2 });
  expect(await giveUp()).toEqual({ givenUpQuantity: 0 });
  const { pendingDeductions } = await system.client.listPendingDeductions({ query: { limit: 200 } });
  expect(pendingDeductions.filter((each) => each.outsourcingOrderNo === outsourcingOrderNo)).toMatchObject([{ shortageReportNo, quantity: 2 }]);
  expect(await count(system, onTheWay, 1)).toMatchObject({ inspectionQuantity: 1, missingQuantity: 0 });
  expect(await theOrder(system, outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 0 });
});

test('a rework has a deadline of its own (I-OP-11); the next one to look at is the earliest that pieces are owed for', async () => {
  const outsourcingOrderNo = await sentOrder(system, 2);
  const [first, next] = [600, 1200].map((seconds) => later(system.clock.now().toISOString(), seconds * second));
  await due(outsourcingOrderNo, 'order', 2, first ?? '');
  const note = await delivered(system, outsourcingOrderNo, 2);
  await rework(system, note, 1);
  const { nextDueAt } = await due(outsourcingOrderNo, 'rework', 1, next ?? '');
  expect(Date.parse(nextDueAt)).toBe(Date.parse(next ?? ''));
  system.clock.advance(700 * second);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: false });
  system.clock.advance(600 * second);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: true, missingQuantity: 1 });
  expect(await breaches(outsourcingOrderNo)).toEqual([false, true]);
});
