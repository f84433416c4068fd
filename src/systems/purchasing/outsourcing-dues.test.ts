import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { count, deliver, delivered, openedOrder, rework, sentOrder, theOrder, withPaintTerms } from './outsourcing-support';
import { key, refusal, startPurchasing, type StartedPurchasing } from './test-support';

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

/** The minute in Shanghai, as a person writes it. */
const written = (moment: Date) => new Date(moment.getTime() + 8 * 3600 * second).toISOString().slice(0, 16).replace('T', ' ');

test('a paper that was signed earlier than it is entered counts from the signature; a moment that can not be is refused (T-01, I-OP-1)', async () => {
  const outsourcingOrderNo = await openedOrder(system, 1);
  const opened = system.clock.now();
  system.clock.advance(7200 * second);
  const sign = (signedAt: string) => system.client.recordOutsourcingSent({ body: { outsourcingOrderNo, quantity: 1, signedBy: '陈师傅', signedAt, sentBy: 'wu.hao' }, idempotencyKey: key() });
  const misfit = async (signedAt: string) => (await system.client.checkSignedMoment({ query: { outsourcingOrderNo, signedAt } })).misfit;
  const ahead = written(new Date(system.clock.now().getTime() + 120 * second));
  const early = written(new Date(opened.getTime() - 120 * second));
  await expect(sign('2026-02-30 10:00')).rejects.toMatchObject(refusal(422, 'noSuchMoment'));
  await expect(sign(ahead)).rejects.toMatchObject(refusal(422, 'momentAhead'));
  await expect(sign(early)).rejects.toMatchObject(refusal(422, 'momentTooEarly'));
  expect([await misfit('昨天'), await misfit(ahead), await misfit(early)]).toEqual(['“昨天”不是时间，请写成 2026-09-07 18:00', `${ahead} 还没有到`, `${early} 早于开单或交货，不可能`]);
  const said = written(new Date(opened.getTime() + 3600 * second));
  expect(await misfit(said)).toBeNull();
  expect(await sign(said)).toEqual({ signedAt: `${said.replace(' ', 'T')}:00+08:00` });
});

test('a delivery that was presented in time and is entered late meets the deadline: the breach is struck out (T-01)', async () => {
  const outsourcingOrderNo = await sentOrder(system, 2);
  const presented = written(new Date(system.clock.now().getTime() + 60 * second));
  await due(outsourcingOrderNo, 'order', 2, later(system.clock.now().toISOString(), 600 * second));
  system.clock.advance(700 * second);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: true });
  expect(await deliver(system, outsourcingOrderNo, 2, { deliveredAt: written(system.clock.now()).replace(/^\d{4}/, '2027') })).toMatchObject({ recorded: false, misfit: 'momentAhead' });
  expect(await deliver(system, outsourcingOrderNo, 2, { deliveredAt: '2026-09-01 10:00' })).toMatchObject({ recorded: false, misfit: 'momentTooEarly' });
  expect(await deliver(system, outsourcingOrderNo, 2, { deliveredAt: presented })).toMatchObject({ recorded: true });
  expect(await breaches(outsourcingOrderNo)).toEqual([false]);
  expect(await breach(outsourcingOrderNo)).toMatchObject({ breached: false });
});

test('failed pieces are not signed for before they were handed over (I-OP-11)', async () => {
  const note = await delivered(system, await sentOrder(system, 1), 1);
  const signed = (signedAt: string) => system.client.recordRework({ body: { painterDeliveryNoteNo: note, quantity: 1, signedBy: '陈师傅', signedAt, sentBy: 'wu.hao' }, idempotencyKey: key() });
  await expect(signed('2026-09-01 10:00')).rejects.toMatchObject(refusal(422, 'momentTooEarly'));
  expect(await signed(written(system.clock.now()))).toMatchObject({ failureCount: 1 });
});
