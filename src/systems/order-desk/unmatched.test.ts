import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inboundOf, inboundRow, red } from './inbound-test-support';
import { awaitingDealer, checked, faxRows, inProgress, outboxOf, refusal, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const { correct, cancel, clear, open } = inboundOf(() => desk);

describe('what fits no order', () => {
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
