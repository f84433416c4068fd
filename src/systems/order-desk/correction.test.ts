import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inboundOf, red } from './inbound-test-support';
import { awaitingDealer, checked, inProgress, outboxOf, startOrderDesk, unique, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const { correct, reject, targets, open, receivedTwice } = inboundOf(() => desk);

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
