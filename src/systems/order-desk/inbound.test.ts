import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  awaitingDealer,
  checked,
  faxRows,
  inProgress,
  opened,
  outboxOf,
  refusal,
  registered,
  requested,
  shipped,
  sourced,
  startOrderDesk,
  unique,
  viewed,
  type StartedOrderDesk,
} from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const red = [{ partNo: 'FND-06', colour: 'red', quantity: 2 }];
type Named = { orderNo?: string; dealerNo?: string; dealerOrderNo?: string };
const correct = (named: Named, lines: object[] = red) =>
  desk.client.correctOrder({ body: { dealerNo: 'D-101', ...named, lines }, idempotencyKey: unique() });
const cancel = (named: Named) => desk.client.requestCancellation({ body: { dealerNo: 'D-101', ...named }, idempotencyKey: unique() });
const confirm = (orderNo: string, ...onSlip: [orderLineId: string, quantity: number][]) => {
  const slipLines = onSlip.map(([orderLineId, quantity]) => ({ orderLineId, partNo: 'BRK-01', partName: '制动手柄', quantity }));
  return desk.client.confirmHandover({ body: { orderNo, issueSlipNo: `IS-${orderNo}`, ...(slipLines.length > 0 && { slipLines }) }, idempotencyKey: unique() });
};
const reject = (orderNo: string, reason: 'notCompleted' | 'unknownDealer' = 'notCompleted') =>
  desk.client.rejectOrder({ body: { orderNo, reason }, idempotencyKey: unique() });
const targets = async (orderNo: string) => (await outboxOf(desk, orderNo)).map(({ target }) => target);
const inboundRow = (subject: string) => ({ body: { direction: 'inbound', party: 'D-101', subject, registeredBy: 'order-desk' } });
const open = async () => (await desk.client.listUnmatched({ query: {} })).unmatched;
/** An order that waits for the dealer, and a second receipt of it that nobody checked. */
async function receivedTwiceUnchecked() {
  const dealerOrderNo = unique();
  const first = await awaitingDealer(desk, { dealerOrderNo });
  return { first, second: await opened(desk, { dealerOrderNo, lines: [{}] }) };
}

async function receivedTwice() {
  const both = await receivedTwiceUnchecked();
  await checked(desk, both.second);
  return both;
}

describe('a correction (DO-04)', () => {
  test('takes the place of the lines, wakes the order once, and the first lines are kept', async () => {
    const orderNo = await awaitingDealer(desk);
    await expect(correct({ orderNo })).resolves.toEqual({ taken: true, orderNo, unmatchedNo: null });
    expect((await outboxOf(desk, orderNo)).filter(({ target }) => target === 'orderCorrected')).toEqual([
      { channel: 'message', target: 'orderCorrected', dedupKey: `orderCorrected:${orderNo}:2`, payload: { correlationKey: orderNo, variables: { wantedLines: [expect.objectContaining({ lineNo: 1 })] } } },
    ]);
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'complete', orderLines: [{ partNo: 'FND-06-R', quantity: 2 }] });
  });

  test('finds its order by the dealer’s own number too', async () => {
    const dealerOrderNo = unique();
    const orderNo = await awaitingDealer(desk, { dealerOrderNo });
    await expect(correct({ dealerOrderNo })).resolves.toMatchObject({ taken: true, orderNo });
  });

  test('that names a second receipt goes to the first order (DO-D1.5)', async () => {
    const { first, second } = await receivedTwice();
    await expect(correct({ orderNo: second })).resolves.toEqual({ taken: true, orderNo: first, unmatchedNo: null });
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'complete' });
  });

  test('that nobody waits for is kept, with the reason, and a clerk is asked', async () => {
    const awaiting = await awaitingDealer(desk);
    const { orderNo } = await inProgress(desk);
    const before = (await open()).length;
    const cases = [
      [{ orderNo: 'DO-0' }, 'unknownOrder'],
      [{ dealerOrderNo: 'nobody-knows' }, 'unknownOrder'],
      [{ orderNo: awaiting, dealerNo: 'D-102' }, 'otherDealer'],
      [{ orderNo }, 'notAwaited'],
    ] as const;
    for (const [named] of cases) await expect(correct(named)).resolves.toMatchObject({ taken: false, unmatchedNo: expect.any(String) });
    const kept = (await open()).slice(before);
    expect(kept.map(({ reason }) => reason)).toEqual(cases.map(([, reason]) => reason));
    expect(kept[3]).toMatchObject({ kind: 'correction', payload: { orderNo, lines: red }, action: null });
    const [message] = await outboxOf(desk, kept[3]?.unmatchedNo ?? '');
    const variables = { inboundSystem: 'order-desk', inboundKind: 'correction', dealerNo: 'D-101', unmatchedReason: '该订单没有在等更正' };
    expect(message).toMatchObject({ target: 'unmatchedInboundReceived', payload: { variables } });
  });

  test('coming twice at once is taken once; the other one is kept', async () => {
    const orderNo = await awaitingDealer(desk);
    const answers = await Promise.all([correct({ orderNo }), correct({ orderNo })]);
    expect(answers.map(({ taken }) => taken).sort()).toEqual([false, true]);
  });

  test('and the end of T-15 at the same moment: exactly one wins', async () => {
    for (let round = 0; round < 4; round += 1) {
      const orderNo = await awaitingDealer(desk);
      const [{ taken }, { rejected }] = await Promise.all([correct({ orderNo }), reject(orderNo)]);
      expect(rejected).toBe(!taken);
      expect((await targets(orderNo)).includes('orderCorrected')).toBe(taken);
    }
  });

  test.each([
    ['orderNo', { dealerNo: 'D-101', lines: red }],
    ['lines.0.quantity', { dealerNo: 'D-101', orderNo: 'DO-1', lines: [{ partNo: 'X', quantity: -1 }] }],
    ['dealerNo', { orderNo: 'DO-1', lines: red }],
  ])('needs a usable shape: %s', async (field, body) => {
    await expect(desk.post('/orders/corrections', body, unique())).resolves.toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

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

describe('what fits no order', () => {
  const clear = (unmatchedNo: string, more: { action: 'dismiss' | 'assign'; orderNo?: string | undefined; dealerNo?: string }) =>
    desk.client.clearUnmatched({ body: { unmatchedNo, recordedBy: 'li.min', ...more }, idempotencyKey: unique() });
  const refused = (refusalWords: string) => ({ cleared: false, action: null, refusal: refusalWords });
  const kept = async () => (await correct({ dealerOrderNo: unique() })).unmatchedNo ?? '';

  test('is put to the dealer’s order that a clerk names, or stays with the reason; cleared before, it stays as it was', async () => {
    const unmatchedNo = await kept();
    const orderNo = await awaitingDealer(desk);
    const { orderNo: other } = await inProgress(desk);
    await expect(clear(unmatchedNo, { action: 'assign', orderNo: other })).resolves.toEqual(refused('该订单没有在等更正'));
    for (const named of [undefined, 'DO-0', '不知道是哪张']) {
      await expect(clear(unmatchedNo, { action: 'assign', orderNo: named })).resolves.toEqual(refused('没有这张订单'));
    }
    const foreign = await awaitingDealer(desk, { dealerNo: 'D-102' });
    await expect(clear(unmatchedNo, { action: 'assign', orderNo: foreign })).resolves.toEqual(refused('该订单属于另一经销商'));
    await expect(clear(unmatchedNo, { action: 'assign', orderNo })).resolves.toEqual({ cleared: true, action: 'assign', refusal: null });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'complete' });
    await expect(clear(unmatchedNo, { action: 'dismiss' })).resolves.toEqual({ cleared: true, action: 'assign', refusal: null });
    await expect(faxRows(desk, orderNo)).resolves.toMatchObject([inboundRow(`订单更正 ${orderNo}`)]);
  });

  test('as a cancellation cancels the order named', async () => {
    const { unmatchedNo } = await cancel({ dealerOrderNo: unique() });
    const { orderNo } = await inProgress(desk);
    await expect(clear(unmatchedNo ?? '', { action: 'assign', orderNo })).resolves.toMatchObject({ cleared: true });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ cancellationAcceptedAt: expect.any(String) });
  });

  test('under a mistyped dealer number is put to the right dealer’s order, by our number or the dealer’s own', async () => {
    const { dealerOrderNo } = await viewed(desk, await awaitingDealer(desk));
    const { orderNo, dealerOrderNo: own } = await viewed(desk, (await inProgress(desk, { dealerNo: 'D-102' })).orderNo);
    const mistyped = { dealerNo: 'D-1O1', reason: null };
    const first = await cancel({ ...mistyped, dealerOrderNo });
    await expect(clear(first.unmatchedNo ?? '', { action: 'assign', orderNo: dealerOrderNo })).resolves.toEqual(refused('没有这张订单'));
    await expect(clear(first.unmatchedNo ?? '', { action: 'assign', orderNo: dealerOrderNo, dealerNo: 'D-101' })).resolves.toMatchObject({ cleared: true });
    const second = await cancel({ ...mistyped, dealerOrderNo: own });
    await expect(clear(second.unmatchedNo ?? '', { action: 'assign', orderNo, dealerNo: 'D-101' })).resolves.toEqual(refused('该订单属于另一经销商'));
    await expect(clear(second.unmatchedNo ?? '', { action: 'assign', orderNo, dealerNo: 'D-102' })).resolves.toMatchObject({ cleared: true });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ cancellationAcceptedAt: expect.any(String) });
    const { unmatched } = await desk.client.listUnmatched({ query: { all: 'true' } });
    expect(unmatched).toContainEqual(expect.objectContaining({ unmatchedNo: second.unmatchedNo, orderNo }));
  });

  test('is dismissed, and then only in the list of all', async () => {
    const unmatchedNo = await kept();
    await expect(clear(unmatchedNo, { action: 'dismiss' })).resolves.toEqual({ cleared: true, action: 'dismiss', refusal: null });
    expect((await open()).map((each) => each.unmatchedNo)).not.toContain(unmatchedNo);
    const { unmatched } = await desk.client.listUnmatched({ query: { all: 'true' } });
    expect(unmatched).toContainEqual(expect.objectContaining({ unmatchedNo, action: 'dismiss', clearedBy: 'li.min' }));
    await expect(clear('UM-0', { action: 'dismiss' })).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

test('the case that asked for an order is told its end, whichever it is (X-07)', async () => {
  const caseNo = 'WR-202609-001/1';
  const body = { dealerNo: 'D-101', dealerOrderNo: unique(), lines: red, shippingMethod: 'courier' as const, source: 'warrantyExchange' as const, caseNo };
  const { orderNo } = await desk.client.registerOrder({ body, idempotencyKey: unique() });
  await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
  const message = (await outboxOf(desk, orderNo)).at(-1);
  const payload = { correlationKey: caseNo, variables: { orderNo, endState: 'cancelled', shippedLines: [] } };
  expect(message).toEqual({ channel: 'message', target: 'orderClosed', dedupKey: `orderClosed:${orderNo}`, payload });
});

test.each([
  ['zh-CN', '- 订单：A-9\n- 行1，配件号FND-06，颜色red，数量2\n- 行2，名称制动手柄，品种铝合金，车型M1', '没有这张订单', '- 订单：DO-0 / A-9\n- 原因：订错了'],
  ['en', '- Order: A-9\n- Line 1, part FND-06, colour red, quantity 2\n- Line 2, name 制动手柄, variety 铝合金, model M1', 'there is no such order', '- Order: DO-0 / A-9\n- Reason: 订错了'],
] as const)('a clerk reads in %s what came and why it fits nothing', async (locale, correction, reason, cancellation) => {
  const other = await startOrderDesk(locale);
  const named = { dealerNo: 'D-101', dealerOrderNo: 'A-9' };
  await other.client.correctOrder({ body: { ...named, lines: [...red, { model: 'M1', partName: '制动手柄', variety: '铝合金' }] }, idempotencyKey: unique() });
  await other.client.requestCancellation({ body: { ...named, orderNo: 'DO-0', reason: '订错了' }, idempotencyKey: unique() });
  const messages = await outboxOf(other, 'UM-');
  await other.close();
  expect(messages.map(({ payload }) => payload)).toMatchObject([
    { variables: { inboundText: correction, unmatchedReason: reason, receivedAt: expect.stringMatching(/\+08:00$/) } },
    { variables: { inboundText: cancellation, unmatchedReason: reason } },
  ]);
});
