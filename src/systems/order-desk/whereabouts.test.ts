import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitsFor } from './line-whereabouts';
import { inProgress, outboxOf, refusal, refusalAt, requested, sourced, startOrderDesk, supplied, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const lineOf = async (orderNo: string) => (await viewed(desk, orderNo)).lines[0];
const reach = (orderLineId: string, stage: 'drawing' | 'ordered' | 'inspecting', more: object = {}) =>
  desk.client.recordSupplyStage({ body: { orderLineId, stage, ...more }, idempotencyKey: unique() });

async function awaited() {
  const { orderNo, first } = await inProgress(desk);
  await sourced(desk, first, 1);
  await requested(desk, first, 4);
  return { orderNo, first };
}

describe('where the pieces of a line are', () => {
  test('the request begins with the judgement; each stage replaces the one before, with its date', async () => {
    const { orderNo, first } = await awaited();
    await expect(lineOf(orderNo)).resolves.toMatchObject({ waitsFor: 'supply', supply: { way: 'partReceipt', quantity: 4, stage: 'judging', expectedOn: null } });
    await reach(first, 'ordered', { expectedOn: '2026-09-18', quantity: 3 });
    await expect(lineOf(orderNo)).resolves.toMatchObject({ supply: { quantity: 3, stage: 'ordered', expectedOn: '2026-09-18' } });
    await expect(reach(first, 'inspecting')).resolves.toEqual({ recorded: true });
    await expect(lineOf(orderNo)).resolves.toMatchObject({ supply: { quantity: 3, stage: 'inspecting', expectedOn: null } });
  });

  test('older news and news of an answered request change nothing; an unknown line is refused', async () => {
    const { orderNo, first } = await awaited();
    await reach(first, 'inspecting');
    await expect(reach(first, 'ordered', { at: '2020-01-01T08:00:00+08:00' })).resolves.toEqual({ recorded: false });
    await expect(lineOf(orderNo)).resolves.toMatchObject({ supply: { stage: 'inspecting' } });
    await supplied(desk, first, 4);
    await expect(reach(first, 'drawing')).resolves.toEqual({ recorded: false });
    await expect(lineOf(orderNo)).resolves.toMatchObject({ waitsFor: 'dispatch', supply: null });
    await expect(reach('DO-0/1', 'drawing')).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('pieces that are not to be had (PR-10)', () => {
  const giveUp = (orderLineId: string, quantity: number) =>
    desk.client.recordNotObtained({
      body: { orderLineId, quantity, reason: 'substituteAgreed', note: '改用通用件', recordedBy: 'li.min' },
      idempotencyKey: unique(),
    });

  test('stand on the line with their reason, and the dealer is told', async () => {
    const { orderNo, first } = await awaited();
    await expect(giveUp(first, 5)).rejects.toMatchObject(refusalAt(422, 'moreThanAwaited', 'quantity'));
    await giveUp(first, 4);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ notObtained: [{ quantity: 4, reason: 'substituteAgreed', note: '改用通用件' }] });
    const notices = (await outboxOf(desk, orderNo)).filter(({ dedupKey }) => dedupKey === `lineNotObtained:${first}:1`);
    expect(notices).toEqual([
      expect.objectContaining({
        target: 'documents/sendNotice',
        payload: {
          body: expect.objectContaining({
            kind: 'lineNotObtained',
            recipient: 'D-101',
            facts: expect.objectContaining({ partNo: 'BRK-01', partName: '制动手柄', quantity: 4, reason: 'substituteAgreed' }),
          }),
        },
      }),
    ]);
  });

  test('of a cancelled order nobody is told; without a request it is refused', async () => {
    const { orderNo, first } = await awaited();
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await giveUp(first, 4);
    expect((await outboxOf(desk, orderNo)).filter(({ dedupKey }) => dedupKey.startsWith('lineNotObtained'))).toEqual([]);
    await supplied(desk, first, 0);
    await expect(giveUp(first, 1)).rejects.toMatchObject(refusal(409, 'nothingAwaited'));
  });
});

test('the catalogue tells whether a part’s model is in production', async () => {
  const lookUp = (partNo: string) => desk.client.lookUpPart({ params: { partNo } });
  await expect(lookUp('LMP-03')).resolves.toEqual({ partNo: 'LMP-03', partName: '大灯', model: 'M0', inProduction: false });
  await expect(lookUp('BRK-01')).resolves.toMatchObject({ inProduction: true });
  await expect(lookUp('NO-1')).rejects.toMatchObject(refusalAt(422, 'unknownPart', 'partNo'));
});

const none = { quantity: 5, reserved: 0, awaited: 0, shipped: 0, givenUp: 0 };
const ready = { ...none, reserved: 5 };
const waiting = { ...none, awaited: 5 };

test.each([
  ['a source', none, [none], true, 'source'],
  ['its supply', waiting, [waiting], true, 'supply'],
  ['its dispatch', ready, [ready, waiting], true, 'dispatch'],
  ['its dispatch, whole', ready, [ready, ready], false, 'dispatch'],
  ['the other lines', ready, [ready, waiting], false, 'otherLines'],
  ['the dealer’s word', ready, [ready, { ...none, givenUp: 5 }], false, 'dealerAnswer'],
  ['nothing any more', { ...none, givenUp: 5 }, [ready], true, null],
] as const)('a line waits for %s', (_what, line, lines, partialAllowed, expected) => {
  expect(waitsFor(line, [...lines], partialAllowed)).toBe(expected);
});
