import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProgress, outboxOf, refusal, requested, shipped, sourced, startOrderDesk, supplied, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

type Lost = [orderLineId: string, quantity: number];
const ofOrder = (orderLineId: string) => orderLineId.split('/')[0] ?? '';

/** What a released count took, told under the number of its difference report. */
function lost(losses: Lost[], differenceReportNo = `DF-${unique()}`, idempotencyKey = unique()) {
  const lostReservations = losses.map(([orderLineId, quantity]) => ({ orderNo: ofOrder(orderLineId), orderLineId, quantity }));
  return desk.client.recordLostReservations({ body: { differenceReportNo, lostReservations }, idempotencyKey });
}
const lineOf = async (orderNo: string) => (await viewed(desk, orderNo)).lines[0];
const plan = (orderNo: string) => desk.client.planRelease({ params: { orderNo } });
const toSource = async (orderNo: string) => (await plan(orderNo)).linesToSource.map(({ orderLineId, quantity }) => [orderLineId, quantity]);
const nudges = async (orderNo: string) => (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'orderLineChanged');

async function reserved(quantity: number) {
  const order = await inProgress(desk);
  await sourced(desk, order.first, quantity);
  return order;
}

describe('pieces that a count took from a line (SW-06, I-SW-1)', () => {
  test('are missing again, told once, and a source is looked for (DO-05)', async () => {
    const { orderNo, first } = await reserved(5);
    await expect(toSource(orderNo)).resolves.toEqual([]);
    await lost([[first, 2]], 'DF-one');
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 3, state: 'ready' });
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'some', linesToSource: [{ orderLineId: first, partNo: 'BRK-01', painted: false, quantity: 2 }] });
    expect(await nudges(orderNo)).toMatchObject([{ dedupKey: `orderLineChanged:${orderNo}:DF-one`, payload: { correlationKey: orderNo } }]);
    await expect(sourced(desk, first, 1)).resolves.toEqual({ shortQuantity: 1 });
    await requested(desk, first, 1);
    await supplied(desk, first, 1);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 5, awaited: 0, givenUp: 0 });
    await expect(toSource(orderNo)).resolves.toEqual([]);
  });

  test('of several orders are recorded in one, each order nudged once', async () => {
    const [one, two] = [await reserved(5), await reserved(4)];
    await lost([[two.first, 4], [one.first, 1]], 'DF-two');
    await expect(lineOf(one.orderNo)).resolves.toMatchObject({ reserved: 4 });
    await expect(lineOf(two.orderNo)).resolves.toMatchObject({ reserved: 0, state: 'open' });
    expect([await nudges(one.orderNo), await nudges(two.orderNo)]).toMatchObject([[{}], [{}]]);
  });

  test('are recorded once per report, whoever asks again; nothing of a repeated report stays', async () => {
    const [one, two] = [await reserved(5), await reserved(5)];
    await Promise.all([1, 2, 3].map(() => lost([[one.first, 2]], 'DF-once', 'loss-key')));
    await expect(lost([[two.first, 1], [one.first, 2]], 'DF-once')).rejects.toMatchObject(refusal(409, 'lossAlreadyRecorded'));
    await expect(lineOf(one.orderNo)).resolves.toMatchObject({ reserved: 3 });
    await expect(lineOf(two.orderNo)).resolves.toMatchObject({ reserved: 5 });
  });

  test('of several counts at once, naming the orders in either order, are all recorded', async () => {
    const [one, two] = [await reserved(5), await reserved(5)];
    await Promise.all([...Array(5).keys()].map((round) => lost(round % 2 === 0 ? [[one.first, 1], [two.first, 1]] : [[two.first, 1], [one.first, 1]])));
    const left = [await lineOf(one.orderNo), await lineOf(two.orderNo)].map((line) => line?.reserved);
    expect(left).toEqual([0, 0]);
  });

  test('of a line that waits for pieces are looked for when those are answered', async () => {
    const { orderNo, first } = await reserved(3);
    await requested(desk, first, 2);
    await lost([[first, 3]]);
    await expect(toSource(orderNo)).resolves.toEqual([]);
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'none', moreExpected: true });
    await supplied(desk, first, 1);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 1, givenUp: 1 });
    await expect(toSource(orderNo)).resolves.toEqual([[first, 3]]);
  });

  test('of a line that left in part: what left stays shipped', async () => {
    const { orderNo, first } = await reserved(5);
    await shipped(desk, orderNo, first, 3);
    await lost([[first, 2]]);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 3, shipped: 3, state: 'open' });
    await expect(toSource(orderNo)).resolves.toEqual([[first, 2]]);
  });

  test('told before their reservation are set off when that is told: sourcing, and an answer', async () => {
    const early = await inProgress(desk);
    await lost([[early.first, 2]]);
    await expect(sourced(desk, early.first, 5)).resolves.toEqual({ shortQuantity: 0 });
    await expect(lineOf(early.orderNo)).resolves.toMatchObject({ reserved: 3 });
    await expect(toSource(early.orderNo)).resolves.toEqual([[early.first, 2]]);

    const { orderNo, first } = await reserved(1);
    await requested(desk, first, 4);
    await lost([[first, 2]]);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 0, awaited: 4 });
    await supplied(desk, first, 4);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 3, awaited: 0, givenUp: 0 });
    await expect(toSource(orderNo)).resolves.toEqual([[first, 2]]);
  });

  test('of an order that ended change nothing of it', async () => {
    const { orderNo, first } = await reserved(5);
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await lost([[first, 2]]);
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'cancelled', lines: [{ reserved: 0, givenUp: 5 }] });
    expect(await nudges(orderNo)).toEqual([]);
  });

  test('of a cancelled order are looked for no more', async () => {
    const { orderNo, first } = await reserved(5);
    await desk.client.requestCancellation({ body: { dealerNo: 'D-101', orderNo }, idempotencyKey: unique() });
    await lost([[first, 2]]);
    await expect(plan(orderNo)).resolves.toMatchObject({ cancelled: true, linesToSource: [], releaseLines: [] });
  });

  test('may be none; of an unknown line are refused', async () => {
    await expect(lost([])).resolves.toEqual({});
    const { orderNo, first } = await reserved(5);
    await expect(lost([[first, 1], ['DO-0/1', 1]])).rejects.toMatchObject(refusal(404, 'notFound'));
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 5 });
  });

  test.each([
    ['lostReservations.0.quantity', [{ orderNo: 'DO-0', orderLineId: 'DO-0/1', quantity: 0 }]],
    ['lostReservations', [{ orderNo: 'DO-0', orderLineId: 'DO-0/1', quantity: 1 }, { orderNo: 'DO-0', orderLineId: 'DO-0/1', quantity: 1 }]],
  ])('need a usable shape: %s', async (field, lostReservations) => {
    const answer = await desk.post('/lines/record-lost-reservations', { differenceReportNo: 'DF-0', lostReservations }, unique());
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
