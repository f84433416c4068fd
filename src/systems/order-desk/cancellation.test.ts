import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inboundOf, inboundRow } from './inbound-test-support';
import { awaitingDealer, checked, faxRows, inProgress, opened, outboxOf, registered, requested, shipped, sourced, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const { correct, cancel, confirm, reject, targets, receivedTwice, receivedTwiceUnchecked } = inboundOf(() => desk);

describe('a cancellation (DO-15, DO-D5)', () => {
  test('is accepted while nothing was handed over, once however often it comes; nothing goes any more', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    const accepted = { accepted: true, restOnly: false, orderNo, reason: null, unmatchedNo: null };
    await expect(cancel({ orderNo })).resolves.toEqual(accepted);
    await expect(cancel({ orderNo })).resolves.toEqual(accepted);
    expect((await targets(orderNo)).filter((target) => target === 'orderLineChanged')).toHaveLength(1);
    await expect(confirm(orderNo)).resolves.toEqual({ mayLeave: false });
    const plan = { releaseLines: [], linesReady: 'none', moreExpected: false, cancelled: true };
    await expect(desk.client.planRelease({ params: { orderNo } })).resolves.toMatchObject(plan);
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: null }, idempotencyKey: unique() });
    await expect(cancel({ orderNo })).resolves.toEqual(accepted);
    await expect(faxRows(desk, orderNo)).resolves.toMatchObject(['订单取消', '订单取消', '订单取消'].map((what) => inboundRow(`${what} ${orderNo}`)));
  });

  test('is refused when all is handed over, and after the end, and the dealer is told each time', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await confirm(orderNo);
    await expect(cancel({ orderNo })).resolves.toMatchObject({ accepted: false, reason: 'handedOver' });
    await shipped(desk, orderNo, first, 5);
    await desk.client.closeOrder({ body: { orderNo }, idempotencyKey: unique() });
    await expect(cancel({ orderNo })).resolves.toMatchObject({ accepted: false, reason: 'ended' });
    const told = (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'documents/sendNotice');
    expect(told.map(({ payload }) => payload)).toMatchObject(
      ['handedOver', 'ended'].map((reason) => ({ body: { kind: 'cancellationRefused', recipient: 'D-101', facts: { reason } } })),
    );
  });

  test('after a handover is accepted for the rest, the slip that was handed over leaves, and the order ends by it (DO-D5.2)', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 3);
    await requested(desk, first, 2);
    await confirm(orderNo);
    const rest = { accepted: true, restOnly: true, orderNo, reason: null, unmatchedNo: null };
    await expect(cancel({ orderNo })).resolves.toEqual(rest);
    await expect(cancel({ orderNo })).resolves.toEqual(rest);
    expect(await targets(orderNo)).toContain('orderLineChanged');
    const stops = (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'logistics/stopDispatches');
    expect(stops.map(({ payload }) => payload)).toEqual([{ body: { orderNo, acceptedAt: expect.any(String), slipsHandedOver: [`IS-${orderNo}`] } }]);
    await expect(confirm(orderNo)).resolves.toEqual({ mayLeave: true });
    await expect(desk.client.confirmHandover({ body: { orderNo, issueSlipNo: `IS-2-${orderNo}` }, idempotencyKey: unique() })).resolves.toEqual({ mayLeave: false });
    await shipped(desk, orderNo, first, 3, 'BRK-01', `IS-${orderNo}`);
    await expect(desk.client.planRelease({ params: { orderNo } })).resolves.toMatchObject({ cancelled: true });
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: null }, idempotencyKey: unique() });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'shippedInPart', lines: [{ shipped: 3, givenUp: 2 }] });
  });

  test('of the rest is accepted for pieces that are ready once the first slip has left', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await confirm(orderNo);
    await expect(cancel({ orderNo })).resolves.toMatchObject({ accepted: false });
    await shipped(desk, orderNo, first, 3, 'BRK-01', `IS-${orderNo}`);
    await expect(cancel({ orderNo })).resolves.toMatchObject({ accepted: true, restOnly: true });
  });

  test('of the rest is accepted for pieces that are ready and on no slip that was handed over; with all on it, it is refused (DO-D5.1, DO-D5.2)', async () => {
    for (const [pieces, onSlip, answer] of [[5, 3, { accepted: true, restOnly: true }], [5, 5, { accepted: false, reason: 'handedOver' }]] as const) {
      const { orderNo, first } = await inProgress(desk);
      await sourced(desk, first, pieces);
      await confirm(orderNo, [first, onSlip]);
      await expect(cancel({ orderNo })).resolves.toMatchObject(answer);
    }
  });

  test('and a handover at the same moment: exactly one wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { orderNo, first } = await inProgress(desk);
      await sourced(desk, first, 5);
      const [{ accepted }, { mayLeave }] = await Promise.all([cancel({ orderNo }), confirm(orderNo)]);
      expect(mayLeave).toBe(!accepted);
    }
  });

  test('stops an order before its check, and one whose dealer was asked', async () => {
    const { orderNo } = await registered(desk);
    await cancel({ orderNo });
    await desk.client.openOrder({ body: { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: unique() });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'cancelled' });
    const asked = await awaitingDealer(desk);
    await cancel({ orderNo: asked });
    await expect(correct({ orderNo: asked })).resolves.toMatchObject({ taken: false });
    await expect(reject(asked)).resolves.toEqual({ rejected: false });
    await expect(checked(desk, asked)).resolves.toMatchObject({ checkResult: 'cancelled' });
  });

  test('accepted in the last moment, is the end of an order that would be rejected for its dealer, or closed', async () => {
    const unknown = { dealerNo: 'D-999' };
    const orderNo = await opened(desk, unknown);
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'unknownDealer' });
    await cancel({ orderNo, ...unknown });
    await expect(reject(orderNo, 'unknownDealer')).resolves.toEqual({ rejected: false });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'cancelled' });
    const { orderNo: unsupplied, first } = await inProgress(desk);
    await sourced(desk, first, 0);
    await cancel({ orderNo: unsupplied });
    await expect(desk.client.closeOrder({ body: { orderNo: unsupplied }, idempotencyKey: unique() })).resolves.toMatchObject({ endState: 'cancelled' });
  });

  test('leaves nothing to be asked for any more', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 1);
    await cancel({ orderNo });
    await expect(requested(desk, first, 4)).resolves.toEqual({});
    expect(await targets(orderNo)).not.toContain('lineSupplyRequested');
  });

  test.each([
    ['joined to the first order', receivedTwice],
    ['not checked yet', receivedTwiceUnchecked],
  ])('that names a second receipt, %s, is one of the first order, where a clerk puts it there too (DO-D1.5)', async (_what, received) => {
    const { first, second } = await received();
    await expect(cancel({ orderNo: second })).resolves.toMatchObject({ accepted: true, orderNo: first });
    await expect(confirm(first)).resolves.toEqual({ mayLeave: false });
    await expect(checked(desk, second)).resolves.toMatchObject({ checkResult: 'duplicate', firstOrderNo: first });
    const { unmatchedNo } = await cancel({ dealerOrderNo: unique() });
    const body = { unmatchedNo: unmatchedNo ?? '', recordedBy: 'li.min', action: 'assign' as const, orderNo: second };
    await expect(desk.client.clearUnmatched({ body, idempotencyKey: unique() })).resolves.toMatchObject({ cleared: true });
    await expect(faxRows(desk, first)).resolves.toHaveLength(2);
  });

  test('of an order that there is not is kept', async () => {
    await expect(cancel({ dealerOrderNo: 'nobody-knows' })).resolves.toMatchObject({ accepted: false, orderNo: null, unmatchedNo: expect.any(String) });
  });
});
