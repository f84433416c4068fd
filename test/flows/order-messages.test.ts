import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { describe, expect, test } from '@jest/globals';
import { startProcess } from '../support/dispatch';
import { useWorldOfFile } from '../support/hooks';
import { startInterposedWorkers, type InterposedWorkers } from '../support/interposed-workers';
import { deliverAgain, published, withoutRelay } from '../support/messages';
import { doTask, expectAt, giveUpPieces, orderEnds, orderOf, ordersAt, stateOf, taskOf } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/**
 * The messages of the order: early, late, twice, and for one of two that wait side by side. All in one world:
 * a repeat repeats every message of its name, also those of the tests before. (Past a killed process:
 * test/faults/relay-killed.test.ts.)
 */
let world: TestWorld;
let workers: InterposedWorkers;
const begin = (opened: TestWorld) => {
  world = opened;
  workers = startInterposedWorkers(world);
};
useWorldOfFile(begin, { setUp: () => ({ withWorkers: false }), leave: () => workers.stop() });

const clerk = 'li.min';
let serial = 0;
const key = () => `messages-${(serial += 1)}`;
const repeat = (message: string) => deliverAgain(world, 'order-desk', message);
const colourless = [{ partNo: 'FND-06', quantity: 1 }];
const outOfStock = [{ partNo: 'LMP-03', quantity: 1 }];

const register = (orderNo: string) => doTask(world, orderNo, clerk, 'Task_RegisterOrder');
const ask = (orderNo: string) => doTask(world, orderNo, clerk, 'Task_QueryDealer', { queryText: '请写明颜色' });
const correct = (orderNo: string, lines: object[] = [{ partNo: 'FND-06', colour: 'red', quantity: 1 }]) =>
  world.clients.orderDesk.correctOrder({ body: { orderNo, dealerNo: 'D-101', lines }, idempotencyKey: key() });
const cancel = (orderNo: string) => world.clients.orderDesk.requestCancellation({ body: { orderNo, dealerNo: 'D-101' }, idempotencyKey: key() });
const supply = (orderLineId: string, obtainedQuantity: number) =>
  world.clients.orderDesk.recordLineSupplied({ body: { orderLineId, obtainedQuantity }, idempotencyKey: key() });

async function awaitingDealer(): Promise<string> {
  const orderNo = await orderOf(world, colourless);
  await register(orderNo);
  await ask(orderNo);
  return orderNo;
}
async function awaitingSupply(lines = outOfStock): Promise<string> {
  const orderNo = await orderOf(world, lines, { partialAllowed: false });
  await register(orderNo);
  return orderNo;
}
const ended = (orderNo: string, state: string) => orderEnds(world, orderNo, state);

describe('dealerOrderReceived', () => {
  test('two orders start a case each, a repeat none, neither beside them nor after their end', async () => {
    const [first, second] = [await orderOf(world, outOfStock), await orderOf(world, outOfStock)];
    await Promise.all([first, second].map((orderNo) => taskOf(world, orderNo, 'Task_RegisterOrder')));
    await repeat('dealerOrderReceived');
    await expectAt(world, 'Task_RegisterOrder', first, second);
    for (const orderNo of [first, second]) {
      await cancel(orderNo);
      await register(orderNo);
      await ended(orderNo, 'cancelled');
    }
    await repeat('dealerOrderReceived');
    await expectAt(world, 'Task_RegisterOrder');
  });

  test('published by somebody else, too, the second case waits for the first one’s end and stops where it starts', async () => {
    const orderNo = await orderOf(world, outOfStock);
    await taskOf(world, orderNo, 'Task_RegisterOrder');
    const message = { name: 'dealerOrderReceived', correlationKey: orderNo, variables: { orderNo }, timeToLive: 60_000 };
    await world.camunda.publishMessage({ ...message, messageId: 'of-somebody-else' });
    await expectAt(world, 'Task_RegisterOrder', orderNo);
    await cancel(orderNo);
    await register(orderNo);
    const [incident] = await until('the second case stops', openIncidents);
    expect(incident).toMatchObject({ elementId: 'StartEvent_DealerOrderReceived', errorMessage: expect.stringContaining('cancel this second one') });
    await world.camunda.cancelProcessInstance({ processInstanceKey: ProcessInstanceKey.assumeExists(incident?.processInstanceKey ?? '') });
    await expectAt(world, 'Task_RegisterOrder');
  });

  async function openIncidents() {
    const { items } = await world.camunda.searchIncidents({ filter: { state: 'ACTIVE' } }, { consistency: { waitUpToMs: 0 } });
    return items !== undefined && items.length > 0 && items;
  }
});

describe('orderCorrected (DO-04)', () => {
  test('early: it comes after the question was recorded, before the case waits', async () => {
    const orderNo = await orderOf(world, colourless);
    await register(orderNo);
    workers.between('order-desk.record-query', () => published(world, correct(orderNo)));
    await ask(orderNo);
    await taskOf(world, orderNo, 'Task_MakeIssueSlip');
  });

  test('late, twice, and of two that wait its own: the repeat does not answer the second question', async () => {
    const [first, second] = [await awaitingDealer(), await awaitingDealer()];
    await expectAt(world, 'Gateway_AwaitDealer', first, second);
    await correct(first, colourless);
    await ask(first);
    await expectAt(world, 'Gateway_AwaitDealer', first, second);
    await repeat('orderCorrected');
    await expectAt(world, 'Gateway_AwaitDealer', first, second);
    await correct(first);
    await taskOf(world, first, 'Task_MakeIssueSlip');
    await expectAt(world, 'Gateway_AwaitDealer', second);
  });
});

describe('orderLineChanged at DO-04', () => {
  test('early: cancelled after the question was recorded, before the case waits', async () => {
    const orderNo = await orderOf(world, colourless);
    await register(orderNo);
    workers.between('order-desk.record-query', () => published(world, cancel(orderNo)));
    await ask(orderNo);
    await ended(orderNo, 'cancelled');
  });

  test('late, twice, and of two that wait its own', async () => {
    const [first, second] = [await awaitingDealer(), await awaitingDealer()];
    const waiting = await ordersWaiting(first, second);
    await cancel(first);
    await ended(first, 'cancelled');
    await repeat('orderLineChanged');
    await expectAt(world, 'Gateway_AwaitDealer', ...waiting.filter((orderNo) => orderNo !== first));
  });

  async function ordersWaiting(...expected: string[]): Promise<string[]> {
    await world.quiet();
    const orders = await ordersAt(world, 'Gateway_AwaitDealer');
    expect(orders).toEqual(expect.arrayContaining(expected));
    return orders;
  }
});

describe('orderLineChanged while the clerk is about to ask (DO-04)', () => {
  test('early: cancelled after the check, before the task is there', async () => {
    const orderNo = await orderOf(world, colourless);
    workers.between('order-desk.check-order', () => published(world, cancel(orderNo)));
    await register(orderNo);
    await ended(orderNo, 'cancelled');
  });

  test('late, twice, and of two that wait its own: the task is taken away, the other one stays', async () => {
    const [first, second] = [await orderOf(world, colourless), await orderOf(world, colourless)];
    for (const orderNo of [first, second]) await register(orderNo);
    for (const orderNo of [first, second]) await taskOf(world, orderNo, 'Task_QueryDealer');
    await cancel(first);
    await ended(first, 'cancelled');
    await repeat('orderLineChanged');
    await expectAt(world, 'Task_QueryDealer', second);
  });
});

describe('lineSupplyRequested', () => {
  test('two lines of an order and one of another start a case each, a repeat none', async () => {
    const first = await awaitingSupply([...outOfStock, { partNo: 'FND-06-B', quantity: 1 }]);
    const second = await awaitingSupply();
    for (const _again of [false, true]) {
      await expectAt(world, 'Task_JudgeDrawable', first, second);
      await expectAt(world, 'Task_PrepareWhiteParts', first);
      await repeat('lineSupplyRequested');
    }
    await giveUpPieces(world, second, clerk);
    await ended(second, 'notSupplied');
    await repeat('lineSupplyRequested');
    await expectAt(world, 'Task_JudgeDrawable', first);
  });
});

describe('orderLineChanged at DO-09', () => {
  test('early: the answer comes between the look at the lines and the wait', async () => {
    const orderNo = await orderOf(world, outOfStock);
    workers.between('order-desk.plan-release', () => published(world, supply(`${orderNo}/1`, 0)));
    await register(orderNo);
    await ended(orderNo, 'notSupplied');
  });

  test('late, twice, and of two that wait its own: the repeat of one line’s answer is no answer for the other', async () => {
    const first = await awaitingSupply([...outOfStock, { partNo: 'CHG-05', quantity: 2 }]);
    const second = await awaitingSupply();
    await world.quiet();
    const waiting = await ordersAt(world, 'Event_OrderLineChanged');
    expect(waiting).toEqual(expect.arrayContaining([first, second]));
    await published(world, supply(`${first}/1`, 1));
    await expectAt(world, 'Event_OrderLineChanged', ...waiting);
    await repeat('orderLineChanged');
    await expectAt(world, 'Event_OrderLineChanged', ...waiting);
    expect(await ordersAt(world, 'Event_OrderLineChanged', 'COMPLETED')).toEqual(expect.not.arrayContaining([second]));
    expect((await ordersAt(world, 'Event_OrderLineChanged', 'COMPLETED')).filter((orderNo) => orderNo === first)).toHaveLength(1);
    await supply(`${first}/2`, 1);
    await taskOf(world, first, 'Task_MakeIssueSlip');
    await expectAt(world, 'Event_OrderLineChanged', ...waiting.filter((orderNo) => orderNo !== first));
  });
});

describe('orderLineChanged while the clerk is about to ask for less than all (DO-D3.5)', () => {
  /** One line ready, none to be had of the other; its order waits for that answer. */
  const halfReady = async () => {
    const orderNo = await awaitingSupply([{ partNo: 'BRK-01', quantity: 1 }, ...outOfStock]);
    await world.quiet();
    return orderNo;
  };
  const asking = async () => {
    const orderNo = await halfReady();
    await published(world, supply(`${orderNo}/2`, 0));
    await taskOf(world, orderNo, 'Task_AskDealer');
    return orderNo;
  };

  test('early: cancelled after the look at the lines, before the task is there', async () => {
    const orderNo = await halfReady();
    workers.between('order-desk.plan-release', () => published(world, cancel(orderNo)));
    await supply(`${orderNo}/2`, 0);
    await ended(orderNo, 'cancelled');
  });

  test('late, twice, and of two that wait its own: the task is taken away, the other one stays', async () => {
    const [first, second] = [await asking(), await asking()];
    await cancel(first);
    await ended(first, 'cancelled');
    await repeat('orderLineChanged');
    await expectAt(world, 'Task_AskDealer', second);
  });
});

describe('a cancellation accepted in the last moment is the order’s end (DO-D5.1)', () => {
  test('when nothing is to be had and the order would be closed', async () => {
    const orderNo = await awaitingSupply();
    await taskOf(world, orderNo, 'Task_JudgeDrawable');
    workers.between('order-desk.plan-release', () => published(world, cancel(orderNo)));
    await giveUpPieces(world, orderNo, clerk);
    await ended(orderNo, 'cancelled');
    await world.quiet();
    expect(await ordersAt(world, 'EndEvent_CancelledAtClose', 'COMPLETED')).toEqual([orderNo]);
  });

  test('when its dealer is unknown and it would be rejected', async () => {
    const orderNo = await orderOf(world, outOfStock, { dealerNo: 'D-999' });
    await register(orderNo);
    await taskOf(world, orderNo, 'Task_ConfirmRejection');
    await world.clients.orderDesk.requestCancellation({ body: { orderNo, dealerNo: 'D-999' }, idempotencyKey: key() });
    await doTask(world, orderNo, clerk, 'Task_ConfirmRejection', { dealerDecision: 'reject' });
    await ended(orderNo, 'cancelled');
    await world.quiet();
    expect(await ordersAt(world, 'EndEvent_Cancelled', 'COMPLETED')).toContain(orderNo);
  });
});

describe('orderClosed, for a case that places orders (X-07)', () => {
  const close = (orderNo: string) => world.clients.orderDesk.cancelOrder({ body: { orderNo, recordedBy: clerk }, idempotencyKey: key() });
  const exchange = (caseNo: string) => orderOf(world, outOfStock, { source: 'warrantyExchange', caseNo });
  const waitFor = (caseKey: string) => startProcess(world, 'order-closed', { caseKey });
  const told = () => ordersAt(world, 'Event_OrderClosed', 'COMPLETED');

  test('early, late, twice, and of two lines that wait its own', async () => {
    const text = readFileSync(join(import.meta.dirname, 'order-closed.bpmn'), 'utf8');
    await world.camunda.createDeployment({ resources: [new File([text], 'order-closed.bpmn')] });
    const early = await exchange('WR-1/1');
    await published(world, close(early));
    await waitFor('WR-1/1');
    await until('the early one was told', async () => (await told()).includes(early));
    const [late, other] = [await exchange('WR-1/2'), await exchange('WR-1/3')];
    await waitFor('WR-1/2');
    await waitFor('WR-1/3');
    await published(world, close(late));
    await until('the late one was told', async () => (await told()).includes(late));
    await repeat('orderClosed');
    expect(await told()).toEqual([early, late].toSorted());
    expect(await ordersAt(world, 'Event_OrderClosed')).toHaveLength(1);
    await published(world, close(other));
    await until('the other one was told', async () => (await told()).includes(other));
  });
});

/** Last, for all that still waits for a dealer is rejected, and another relay takes over. */
test('corrected in the last moment and published after T-15: the order is not rejected, it waits for the news and goes on', async () => {
  const orderNo = await awaitingDealer();
  await world.quiet();
  const relays = await withoutRelay(world, async () => {
    await correct(orderNo);
    await world.advance(72 * 3_600_000);
    await until('the rejection was tried', async () => (await ordersAt(world, 'Gateway_Rejected', 'COMPLETED')).includes(orderNo), 30_000);
    expect(await stateOf(world, orderNo)).toBe('registered');
  });
  await taskOf(world, orderNo, 'Task_MakeIssueSlip');
  await relays.stop();
});
