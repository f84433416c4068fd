import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { awaitingDealer, checked, opened, order, outboxOf, refusal, registered, startOrderDesk, unique, viewed } from './test-support';
import type { StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const found = async (lines: Parameters<typeof opened>[1]) => checked(desk, await opened(desk, lines));
const reject = (orderNo: string, reason: 'notCompleted' | 'unknownDealer') =>
  desk.client.rejectOrder({ body: { orderNo, reason, recordedBy: 'li.min' }, idempotencyKey: unique() });

describe('the check (DO-D1)', () => {
  test.each([
    ['no part number', { quantity: 1 }, '第 2 行：缺配件号'],
    ['an unknown part', { partNo: 'XXX-99', quantity: 1 }, '第 2 行：没有配件 XXX-99'],
    ['no colour', { partNo: 'FND-06', quantity: 1 }, '第 2 行：FND-06 缺颜色（可选：blue, red）'],
    ['an unknown colour', { partNo: 'FND-06', colour: 'green', quantity: 1 }, '第 2 行：FND-06 没有颜色 green（可选：blue, red）'],
    ['a name and no part number', { partName: '制动手柄（左）', variety: '铝合金', quantity: 1 }, '第 2 行：“制动手柄（左）”缺配件号'],
    ['no quantity', { partNo: 'BRK-01' }, '第 2 行：缺数量'],
    ['a quantity of nothing', { partNo: 'BRK-01', quantity: 0 }, '第 2 行：缺数量'],
    ['a part without a price', { partNo: 'DSP-07', quantity: 1 }, '第 2 行：DSP-07 在 2026-09-07 没有售价，不能订购'],
    ['another part’s model', { partNo: 'BRK-01', model: 'M0', quantity: 1 }, '第 2 行：BRK-01 是 M1 的配件，不是 M0 的'],
    ['another part’s colour', { partNo: 'FND-06-R', colour: 'blue', quantity: 1 }, '第 2 行：FND-06-R 是 red，不是 blue'],
    ['a colour for a part without', { partNo: 'BRK-01', colour: 'red', quantity: 1 }, '第 2 行：BRK-01 不分颜色'],
  ])('finds an order with %s incomplete, naming the line', async (_what, wanted, findings) => {
    const answer = await found({ lines: [{ partNo: 'BRK-01', quantity: 1 }, wanted] });
    expect(answer).toEqual({ checkResult: 'incomplete', findings, orderLines: [], firstOrderNo: null });
  });

  test.each(['warrantyExchange', 'freeReplacement'] as const)('asks for no price where a case gives the parts: they cost the dealer nothing (%s, I-DO-2, L-02)', async (source) => {
    const body = { ...order({ lines: [{ partNo: 'DSP-07', quantity: 1 }, { partNo: 'BRK-01', quantity: 1 }] }), source, caseNo: `CASE-${unique()}` };
    const { orderNo } = await desk.client.registerOrder({ body, idempotencyKey: unique() });
    await desk.client.openOrder({ body: { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: unique() });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'complete' });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ unitPrice: '0.00' }, { unitPrice: '0.00' }] });
    const [terms] = (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'finance/registerSalesTerms');
    expect(terms?.payload).toMatchObject({ body: { source, lines: [{ unitPrice: '0.00' }, { unitPrice: '0.00' }] } });
  });

  test('knows a colour by the words that dealers write', async () => {
    const lines = [{ partNo: 'FND-06', colour: '红色', quantity: 1 }, { partNo: 'FND-06-B', colour: '蓝', quantity: 1 }];
    await expect(found({ lines })).resolves.toMatchObject({ checkResult: 'complete', orderLines: [{ partNo: 'FND-06-R' }, { partNo: 'FND-06-B' }] });
  });

  test('tells all faults, a line each', async () => {
    const { findings } = await found({ lines: [{}, { partNo: 'XXX-99' }] });
    expect(findings.split('\n')).toEqual(['第 1 行：缺配件号', '第 1 行：缺数量', '第 2 行：没有配件 XXX-99', '第 2 行：缺数量']);
  });

  test('knows an unknown dealer before anything else, and leaves nothing at finance', async () => {
    const orderNo = await opened(desk, { dealerNo: 'D-999', lines: [{}] });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'unknownDealer', findings: '名单中没有经销商 D-999' });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ dealerName: '', lines: [], wantedLines: [{ partNo: null }] });
    await expect(reject(orderNo, 'unknownDealer')).resolves.toEqual({ rejected: true });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'rejected', rejectionReason: 'unknownDealer' });
    expect((await outboxOf(desk, orderNo)).map(({ target }) => target)).toEqual(['dealerOrderReceived']);
  });

  test('of an order under a mistyped dealer number is done anew once the clerk put it right: with that dealer’s wish, after what came under the right number (DO-D1.4, DO-D1.5)', async () => {
    const right = (orderNo: string, dealerNo: string) => desk.client.correctDealerNo({ body: { orderNo, dealerNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    const given = { dealerNo: 'D-1O2', dealerOrderNo: unique() };
    const [first, second] = [await opened(desk, given), await opened(desk, { ...given, partialAllowed: false })];
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'unknownDealer' });
    await expect(right(first, 'D-998')).resolves.toEqual({ dealerNo: 'D-998', dealerName: '', partialAllowed: true });
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'unknownDealer', findings: '名单中没有经销商 D-998' });
    await expect(right(second, 'D-102')).resolves.toEqual({ dealerNo: 'D-102', dealerName: '南湖车业', partialAllowed: false });
    await expect(checked(desk, second)).resolves.toMatchObject({ checkResult: 'complete' });
    await right(first, 'D-102');
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'duplicate', firstOrderNo: second });
    await expect(right(second, 'D-101')).rejects.toMatchObject(refusal(409, 'orderState'));
  });

  test('joins a second receipt to the first order, complete or not, and answers the same again (DO-D1.5)', async () => {
    const given = { dealerNo: 'D-102', dealerOrderNo: unique() };
    const first = await opened(desk, given);
    const second = await opened(desk, { ...given, lines: [{}] });
    const answer = { checkResult: 'duplicate', findings: `与订单 ${first} 重复，已并入该订单`, orderLines: [], firstOrderNo: first };
    await expect(checked(desk, second)).resolves.toEqual(answer);
    await expect(checked(desk, second)).resolves.toEqual(answer);
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'complete' });
    await expect(viewed(desk, second)).resolves.toMatchObject({ state: 'duplicate', firstOrderNo: first });
    await expect(viewed(desk, first)).resolves.toMatchObject({ state: 'inProgress', receipts: [{ orderNo: second }] });
  });

  test('completes a first order that waits for the dealer by what he sends anew, if that is complete; it stays a second receipt (DO-D1.2, DO-D1.5)', async () => {
    const dealerOrderNo = unique();
    const first = await awaitingDealer(desk, { dealerOrderNo });
    const anew = async (lines: Parameters<typeof order>[0]) => checked(desk, await opened(desk, { dealerOrderNo, ...lines }));
    await expect(anew({ lines: [{ partNo: 'FND-06', quantity: 2 }] })).resolves.toMatchObject({ checkResult: 'duplicate', firstOrderNo: first });
    await expect(viewed(desk, first)).resolves.toMatchObject({ state: 'awaitingDealer' });
    await expect(anew({ lines: [{ partNo: 'FND-06-R', quantity: 2 }] })).resolves.toMatchObject({ checkResult: 'duplicate', firstOrderNo: first });
    const [message] = (await outboxOf(desk, first)).filter(({ target }) => target === 'orderCorrected');
    expect(message?.payload).toMatchObject({ correlationKey: first, variables: { wantedLines: [{ partNo: 'FND-06-R', quantity: 2 }] } });
    await expect(reject(first, 'notCompleted')).resolves.toEqual({ rejected: false });
    await expect(checked(desk, first)).resolves.toMatchObject({ checkResult: 'complete', orderLines: [{ partNo: 'FND-06-R', quantity: 2 }] });
  });

  test('and the end of T-15 at the same moment: the order sent anew goes on, as the first or for itself', async () => {
    for (let round = 0; round < 4; round += 1) {
      const dealerOrderNo = unique();
      const first = await awaitingDealer(desk, { dealerOrderNo });
      const second = await opened(desk, { dealerOrderNo });
      const [{ checkResult }, { rejected }] = await Promise.all([checked(desk, second), reject(first, 'notCompleted')]);
      expect(checkResult).toBe(rejected ? 'complete' : 'duplicate');
    }
  });

  test('finds one first order, however many come at once', async () => {
    const given = order();
    const numbers = await Promise.all([1, 2, 3].map(() => desk.client.registerOrder({ body: given, idempotencyKey: unique() })));
    for (const { orderNo } of numbers) {
      const opening = { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' };
      await desk.client.openOrder({ body: opening, idempotencyKey: unique() });
    }
    const answers = await Promise.all(numbers.map(({ orderNo }) => checked(desk, orderNo)));
    expect(answers.map(({ checkResult }) => checkResult).sort()).toEqual(['complete', 'duplicate', 'duplicate']);
  });

  test('takes an order anew whose first receipt was rejected', async () => {
    const given = { dealerOrderNo: unique() };
    await expect(reject(await awaitingDealer(desk, given), 'notCompleted')).resolves.toEqual({ rejected: true });
    await expect(found(given)).resolves.toMatchObject({ checkResult: 'complete' });
  });

  test('needs an opened order, and is not repeated while the dealer is asked', async () => {
    const { orderNo } = await registered(desk);
    await expect(checked(desk, orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
    await expect(checked(desk, await awaitingDealer(desk))).rejects.toMatchObject(refusal(409, 'orderState'));
  });
});
