import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faxRows, inProgress, refusal, refusalAt, registered, requested, shipped, sourced, startOrderDesk, supplied, unique, viewed } from './test-support';
import type { StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const twoLines = [{ partNo: 'BRK-01', quantity: 4 }, { partNo: 'LMP-03', quantity: 6 }];
const plan = (orderNo: string) => desk.client.planRelease({ params: { orderNo } });
const release = (orderLineId: string, quantity: number) => ({ orderLineId, partNo: 'BRK-01', partName: '制动手柄', quantity });

/** BRK-01 ready in full, LMP-03 awaited in full. */
async function halfReady(partialAllowed = true) {
  const { orderNo, orderLineIds } = await inProgress(desk, { lines: twoLines, partialAllowed });
  const [brakes = '', lamps = ''] = orderLineIds;
  await sourced(desk, brakes, 4);
  await sourced(desk, lamps, 0);
  await requested(desk, lamps, 6);
  return { orderNo, brakes, lamps };
}

describe('the release plan (facts of DO-D3)', () => {
  test('says all when every piece is ready', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    const facts = { linesReady: 'all', moreExpected: false, partialAllowed: true, cancelled: false };
    await expect(plan(orderNo)).resolves.toEqual({ linesToSource: [], releaseLines: [release(first, 5)], ...facts });
  });

  test('says some while pieces are awaited, and when fewer came than were asked for', async () => {
    const { orderNo, brakes, lamps } = await halfReady();
    const waiting = { linesReady: 'some', moreExpected: true, releaseLines: [release(brakes, 4)] };
    await expect(plan(orderNo)).resolves.toMatchObject(waiting);
    await supplied(desk, lamps, 2);
    const plans = await plan(orderNo);
    expect(plans).toMatchObject({ linesReady: 'some', moreExpected: false });
    expect(plans.releaseLines.map(({ quantity }) => quantity)).toEqual([4, 2]);
  });

  test('says none when nothing is ready, whether more comes or not', async () => {
    const { orderNo, first } = await inProgress(desk);
    await expect(plan(orderNo)).resolves.toMatchObject({ releaseLines: [], linesReady: 'none', moreExpected: false });
    await sourced(desk, first, 0);
    await requested(desk, first, 5);
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'none', moreExpected: true });
    await supplied(desk, first, 0);
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'none', moreExpected: false });
  });

  test('counts what has left as neither ready nor open', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await shipped(desk, orderNo, first, 2);
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'all', releaseLines: [release(first, 3)] });
  });

  test('says some when a line has pieces that nobody asked for', async () => {
    const { orderNo, first } = await inProgress(desk, { partialAllowed: false });
    await sourced(desk, first, 3);
    await expect(plan(orderNo)).resolves.toMatchObject({ linesReady: 'some', moreExpected: false, partialAllowed: false });
  });

  test("allows a part of the order after the dealer's consent (DO-D3.5)", async () => {
    const { orderNo } = await halfReady(false);
    await expect(plan(orderNo)).resolves.toMatchObject({ partialAllowed: false });
    await desk.client.recordPartialConsent({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await expect(plan(orderNo)).resolves.toMatchObject({ partialAllowed: true });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ consentRecordedBy: 'li.min' });
    const [asked, answered] = ['询问：部分发货还是取消', '答复：有多少发多少'].map((what) => ({ party: 'D-101', subject: `${what} ${orderNo}` }));
    await expect(faxRows(desk, orderNo)).resolves.toMatchObject([{ body: { direction: 'outbound', ...asked } }, { body: { direction: 'inbound', ...answered } }]);
  });

  test('is there only for an order in progress', async () => {
    const { orderNo } = await registered(desk);
    await expect(plan(orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
    await expect(plan('DO-0')).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('shipped quantities (DO-13)', () => {
  test('are written to the lines; the answer says whether pieces stay open', async () => {
    const { orderNo, brakes, lamps } = await halfReady();
    await expect(shipped(desk, orderNo, brakes, 4)).resolves.toEqual({ openLines: true });
    await supplied(desk, lamps, 6);
    await expect(shipped(desk, orderNo, lamps, 6, 'LMP-03')).resolves.toEqual({ openLines: false });
    const { lines, shipments } = await viewed(desk, orderNo);
    expect(lines.map((line) => [line.shipped, line.state])).toEqual([[4, 'shipped'], [6, 'shipped']]);
    expect(shipments).toHaveLength(2);
  });

  test('leave nothing open when the rest was given up', async () => {
    const { orderNo, brakes, lamps } = await halfReady();
    await supplied(desk, lamps, 0);
    await expect(shipped(desk, orderNo, brakes, 4)).resolves.toEqual({ openLines: false });
  });

  test('are written once per issue slip, also by two at once', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    const body = { orderNo, issueSlipNo: 'IS-once', shippedLines: [release(first, 2)] };
    const write = () => desk.client.recordShipped({ body, idempotencyKey: unique() });
    const outcomes = await Promise.allSettled([write(), write()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(write()).rejects.toMatchObject(refusal(409, 'slipAlreadyRecorded'));
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ shipped: 2 }] });
  });

  test('are written once under one key', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    const body = { orderNo, issueSlipNo: 'IS-key', shippedLines: [release(first, 5)] };
    const write = () => desk.client.recordShipped({ body, idempotencyKey: `ship-${first}` });
    const answers = await Promise.all([write(), write(), write()]);
    expect(answers).toEqual([{ openLines: false }, { openLines: false }, { openLines: false }]);
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ shipped: 5 }] });
  });

  test('never go beyond what is ready, and name only lines and parts of the order', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 4);
    const other = await inProgress(desk);
    const wrong = (code: string, field: string) => refusalAt(422, code, `shippedLines.0.${field}`);
    await expect(shipped(desk, orderNo, first, 5)).rejects.toMatchObject(wrong('moreThanReserved', 'quantity'));
    await expect(shipped(desk, orderNo, other.first, 1)).rejects.toMatchObject(wrong('unknownLine', 'orderLineId'));
    await expect(shipped(desk, orderNo, first, 1, 'CTL-02')).rejects.toMatchObject(wrong('unknownLine', 'partNo'));
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ shipped: 0 }], shipments: [] });
  });

  test.each([
    ['shippedLines', []],
    ['shippedLines', [release('DO-0/1', 1), release('DO-0/1', 1)]],
    ['shippedLines.0.quantity', [release('DO-0/1', 0)]],
  ])('need a usable shape: %s', async (field, shippedLines) => {
    const answer = await desk.post('/orders/record-shipped', { orderNo: 'DO-0', issueSlipNo: 'IS-0', shippedLines }, unique());
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
