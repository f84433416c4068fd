import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProgress, outboxOf, refusal, registered, requested, shipped, sourced, startOrderDesk, supplied, unique, viewed } from './test-support';
import type { StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const claim = (orderNo: string, instance: string) => desk.client.claimCase({ body: { orderNo, instance }, idempotencyKey: unique() });
const open = (orderNo: string) =>
  desk.client.openOrder({ body: { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: unique() });
const check = (orderNo: string) => desk.client.checkOrder({ body: { orderNo }, idempotencyKey: unique() });
const close = (orderNo: string) => desk.client.closeOrder({ body: { orderNo }, idempotencyKey: unique() });
const cancel = (orderNo: string) =>
  desk.client.cancelOrder({ body: { orderNo, recordedBy: 'zhao.lei' }, idempotencyKey: unique() });

describe('the case of an order', () => {
  test('runs in the first process instance that claims it', async () => {
    const { orderNo } = await registered(desk);
    await expect(claim(orderNo, 'engine/1')).resolves.toEqual({});
    await expect(claim(orderNo, 'engine/1')).resolves.toEqual({});
    await expect(claim(orderNo, 'engine/2')).rejects.toMatchObject(refusal(409, 'caseAlreadyRuns'));
    await expect(claim('DO-0', 'engine/1')).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('runs once when several instances claim it at the same moment', async () => {
    const { orderNo } = await registered(desk);
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((instance) => claim(orderNo, `engine/${instance}`)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('an order', () => {
  test('goes from received over registered to in progress, in this order only', async () => {
    const { orderNo } = await registered(desk);
    await expect(check(orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
    await open(orderNo);
    const opened = { state: 'registered', registeredBy: 'li.min', faxRegisterNo: 'FR-1', registeredAt: expect.any(String) };
    await expect(viewed(desk, orderNo)).resolves.toMatchObject(opened);
    await expect(open(orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
    await check(orderNo);
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'inProgress' });
    await expect(check(orderNo)).resolves.toMatchObject({ checkResult: 'complete' });
  });
});

describe('closing an order (DO-14)', () => {
  test('ends in shippedInFull when every piece left, and happens once', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await expect(close(orderNo)).rejects.toMatchObject(refusal(409, 'orderStillOpen'));
    await shipped(desk, orderNo, first, 5);
    const outcomes = await Promise.allSettled([close(orderNo), close(orderNo)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(close(orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'shippedInFull', closedAt: expect.any(String) });
  });

  test('ends in shippedInPart when the rest was not obtainable', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 3);
    await requested(desk, first, 2);
    await shipped(desk, orderNo, first, 3);
    await expect(close(orderNo)).rejects.toMatchObject(refusal(409, 'orderStillOpen'));
    await supplied(desk, first, 0);
    const closedLines = [{ partNo: 'BRK-01', partName: '制动手柄', quantity: 5, shipped: 3 }];
    await expect(close(orderNo)).resolves.toEqual({ endState: 'shippedInPart', closedLines });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ shipped: 3, givenUp: 2, state: 'shippedInPart' }] });
  });

  test('ends in notSupplied when nothing left; pieces nobody expects are given up', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 0);
    await expect(close(orderNo)).resolves.toMatchObject({ endState: 'notSupplied' });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'notSupplied', lines: [{ givenUp: 5, state: 'givenUp' }] });
  });

  test('gives its answer again to a repeated call', async () => {
    const { orderNo } = await inProgress(desk);
    const again = () => desk.client.closeOrder({ body: { orderNo }, idempotencyKey: `close-${orderNo}` });
    await expect(again()).resolves.toMatchObject({ endState: 'notSupplied' });
    await expect(again()).resolves.toMatchObject({ endState: 'notSupplied' });
  });
});

describe('cancelling an order (DO-D3.5)', () => {
  test('gives up what has not left, records who did it, and is final', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 4);
    await shipped(desk, orderNo, first, 1);
    await expect(cancel(orderNo)).resolves.toMatchObject({ endState: 'cancelled' });
    const line = { shipped: 1, reserved: 1, givenUp: 4, state: 'shippedInPart' };
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'cancelled', cancelledBy: 'zhao.lei', lines: [line] });
    const late = [() => cancel(orderNo), () => close(orderNo), () => shipped(desk, orderNo, first, 1), () => requested(desk, first, 1)];
    for (const refused of late) {
      await expect(refused()).rejects.toMatchObject(refusal(409, 'orderState'));
    }
  });

  test('after goods were handed over gives up the rest and ends by what left (DO-D5.2)', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 4);
    const leaving = { orderNo, issueSlipNo: `IS-${unique()}`, slipKind: 'issueSlip' as const };
    await desk.client.confirmHandover({ body: leaving, idempotencyKey: unique() });
    await shipped(desk, orderNo, first, 1);
    await expect(cancel(orderNo)).resolves.toMatchObject({ endState: 'shippedInPart' });
    const line = { shipped: 1, givenUp: 4, state: 'shippedInPart' };
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'shippedInPart', cancelledBy: 'zhao.lei', lines: [line] });
  });
});

describe('a cancelled order whose slip was handed over, and nothing left in the end', () => {
  test.each(['cancelOrder', 'closeOrder'] as const)('ends cancelled: %s', async (way) => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 0);
    const leaving = { orderNo, issueSlipNo: `IS-${unique()}`, slipKind: 'issueSlip' as const };
    await desk.client.confirmHandover({ body: leaving, idempotencyKey: unique() });
    await desk.client.requestCancellation({ body: { orderNo, dealerNo: 'D-101' }, idempotencyKey: unique() });
    await expect(way === 'cancelOrder' ? cancel(orderNo) : close(orderNo)).resolves.toMatchObject({ endState: 'cancelled' });
  });
});

describe('the list of orders', () => {
  test('comes page by page in the order of arrival, by state and by dealer', async () => {
    const numbers: string[] = [];
    for (let count = 0; count < 5; count += 1) numbers.push((await registered(desk, { dealerNo: 'D-103' })).orderNo);
    await cancel(numbers[1] ?? '');
    const list = (query: object) => desk.client.listOrders({ query: { dealerNo: 'D-103', ...query } });
    const first = await list({ limit: 3 });
    expect(first.orders.map(({ orderNo }) => orderNo)).toEqual(numbers.slice(0, 3));
    const second = await list({ limit: 3, after: first.next ?? 0 });
    expect(second.orders.map(({ orderNo }) => orderNo)).toEqual(numbers.slice(3));
    expect(second.next).toBeNull();
    const cancelled = await list({ state: 'cancelled' });
    expect(cancelled.orders).toEqual([expect.objectContaining({ orderNo: numbers[1], dealerName: '北站车行', state: 'cancelled' })]);
  });

  test.each([{ limit: 0 }, { limit: 201 }, { after: -1 }, { state: 'lost' }])('refuses %j, naming the field', async (query) => {
    const field = Object.keys(query)[0];
    const listing = desk.client.listOrders({ query: query as { limit: number } });
    await expect(listing).rejects.toMatchObject({ problem: { status: 400, errors: [{ field }] } });
  });

  test('an unknown order is not found', async () => {
    await expect(viewed(desk, 'DO-209901-001')).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

test('the case that asked for an order is told its end, whichever it is (X-07)', async () => {
  const caseNo = 'WR-202609-001/1';
  const body = { dealerNo: 'D-101', dealerOrderNo: unique(), lines: [{ partNo: 'FND-06', colour: 'red', quantity: 2 }], shippingMethod: 'courier' as const, source: 'warrantyExchange' as const, caseNo };
  const { orderNo } = await desk.client.registerOrder({ body, idempotencyKey: unique() });
  await cancel(orderNo);
  const message = (await outboxOf(desk, orderNo)).at(-1);
  const payload = { correlationKey: caseNo, variables: { orderNo, endState: 'cancelled', shippedLines: [] } };
  expect(message).toEqual({ channel: 'message', target: 'orderClosed', dedupKey: `orderClosed:${orderNo}`, payload });
});
