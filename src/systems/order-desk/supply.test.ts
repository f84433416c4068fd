import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProgress, outboxOf, refusal, refusalAt, registered, requested, sourced, startOrderDesk, supplied, unique, viewed } from './test-support';
import type { StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const lineOf = async (orderNo: string) => (await viewed(desk, orderNo)).lines[0];
const messages = async (orderNo: string, target: string) => (await outboxOf(desk, orderNo)).filter((entry) => entry.target === target);

describe('sourcing a line (DO-05)', () => {
  test('tells what is short, and is recorded once', async () => {
    const { orderNo, first } = await inProgress(desk);
    await expect(sourced(desk, first, 3)).resolves.toEqual({ shortQuantity: 2 });
    await expect(sourced(desk, first, 3)).rejects.toMatchObject(refusalAt(422, 'moreThanOrdered', 'reservedQuantity'));
    await requested(desk, first, 2);
    await expect(sourced(desk, first, 1)).rejects.toMatchObject(refusal(409, 'lineAlreadySourced'));
    await expect(lineOf(orderNo)).resolves.toMatchObject({ ordered: 5, reserved: 3, awaited: 2, state: 'awaited' });
    const whole = await inProgress(desk);
    await sourced(desk, whole.first, 5);
    await expect(sourced(desk, whole.first, 0)).rejects.toMatchObject(refusal(409, 'lineAlreadySourced'));
  });

  test('the same call twice gives the same answer, another quantity under its key is refused', async () => {
    const { first } = await inProgress(desk);
    const call = (reservedQuantity: number) =>
      desk.client.recordLineSourcing({ body: { orderLineId: first, reservedQuantity }, idempotencyKey: `source-${first}` });
    await expect(call(5)).resolves.toEqual({ shortQuantity: 0 });
    await expect(call(5)).resolves.toEqual({ shortQuantity: 0 });
    await expect(call(4)).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  });

  test('refuses more than was ordered, an unknown line, and an order that is not that far', async () => {
    const { first } = await inProgress(desk);
    await expect(sourced(desk, first, 6)).rejects.toMatchObject(refusalAt(422, 'moreThanOrdered', 'reservedQuantity'));
    await expect(sourced(desk, 'DO-0/1', 1)).rejects.toMatchObject(refusal(404, 'notFound'));
    const early = await registered(desk);
    await expect(sourced(desk, `${early.orderNo}/1`, 1)).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test.each([-1, 1.5, 100_001, '3', null])('refuses %j as a quantity', async (reservedQuantity) => {
    const answer = await desk.post('/lines/record-sourcing', { orderLineId: 'DO-0/1', reservedQuantity }, unique());
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'reservedQuantity' }] } });
  });
});

describe('missing pieces (DO-07, DO-08)', () => {
  test('are asked for with what the supply flow reads', async () => {
    const { orderNo, first } = await inProgress(desk, { lines: [{ partNo: 'LMP-03', quantity: 6 }] });
    await sourced(desk, first, 0);
    await requested(desk, first, 6);
    const variables = { orderLineId: first, orderNo, partNo: 'LMP-03', partName: '大灯', quantity: 6, supplyWay: 'partReceipt' };
    expect(await messages(orderNo, 'lineSupplyRequested')).toEqual([
      {
        channel: 'message',
        target: 'lineSupplyRequested',
        dedupKey: `lineSupplyRequested:${first}:1`,
        payload: { correlationKey: first, variables },
      },
    ]);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ awaited: 6, state: 'awaited' });
  });

  test('are asked for once at a time, also by two at once, and never beyond what is missing', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 2);
    await expect(requested(desk, first, 4)).rejects.toMatchObject(refusalAt(422, 'moreThanOrdered', 'quantity'));
    const outcomes = await Promise.allSettled([requested(desk, first, 3), requested(desk, first, 3)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(requested(desk, first, 1)).rejects.toMatchObject(refusal(409, 'supplyAlreadyRequested'));
    expect(await messages(orderNo, 'lineSupplyRequested')).toHaveLength(1);
  });

  test('that came are reserved, the rest is given up, and the order is nudged', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 1);
    await requested(desk, first, 4);
    await supplied(desk, first, 3);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 4, awaited: 0, givenUp: 1, state: 'ready' });
    expect(await messages(orderNo, 'orderLineChanged')).toEqual([
      {
        channel: 'message',
        target: 'orderLineChanged',
        dedupKey: `orderLineChanged:${first}:1`,
        payload: { correlationKey: orderNo, variables: {} },
      },
    ]);
  });

  test('none of which came leave a line given up', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 0);
    await requested(desk, first, 5);
    await supplied(desk, first, 0);
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 0, awaited: 0, givenUp: 5, state: 'givenUp' });
  });

  test('are answered once, and with no more than was asked for', async () => {
    const { first } = await inProgress(desk);
    await expect(supplied(desk, first, 0)).rejects.toMatchObject(refusal(409, 'nothingAwaited'));
    await sourced(desk, first, 1);
    await requested(desk, first, 3);
    await expect(supplied(desk, first, 4)).rejects.toMatchObject(refusalAt(422, 'moreThanAwaited', 'obtainedQuantity'));
    const outcomes = await Promise.allSettled([supplied(desk, first, 3), supplied(desk, first, 2)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('may be asked for again, with a message and a nudge of their own', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 1);
    for (const quantity of [1, 3]) {
      await requested(desk, first, quantity);
      await supplied(desk, first, quantity);
    }
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 5, awaited: 0, givenUp: 0 });
    const keys = (await messages(orderNo, 'lineSupplyRequested')).map(({ dedupKey }) => dedupKey);
    expect(keys).toEqual([`lineSupplyRequested:${first}:1`, `lineSupplyRequested:${first}:2`]);
    expect(await messages(orderNo, 'orderLineChanged')).toHaveLength(2);
  });

  test('that come after a cancellation change nothing of the order (DO-D5.3)', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 1);
    await requested(desk, first, 4);
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await expect(supplied(desk, first, 4)).resolves.toEqual({ lineWanted: false });
    await expect(lineOf(orderNo)).resolves.toMatchObject({ reserved: 0, awaited: 0, givenUp: 5, state: 'givenUp' });
    expect(await messages(orderNo, 'orderLineChanged')).toHaveLength(0);
    await expect(supplied(desk, first, 4)).rejects.toMatchObject(refusal(409, 'nothingAwaited'));
  });
});
