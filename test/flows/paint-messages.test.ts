import { describe, expect, test } from '@jest/globals';
import { completeTask, endsReached, shownAt, startProcess, untilActive } from '../support/dispatch';
import { waitFor } from '../../src/wait';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import type { TestWorld } from '../support/world';

/** The messages that outsourced paint waits for: early, late, twice, for several at once, and past a killed process. */
let world: TestWorld;
const { between } = useWorldOfEachTest((opened) => (world = opened));

const keeper = 'zhang.wei';
const handler = 'wu.hao';
let notes = 0;
const deliver = (outsourcingOrderNo: string, quantity: number) =>
  world.clients.purchasing.recordPainterDelivery({ body: { outsourcingOrderNo, noteNo: `N-${(notes += 1)}`, quantity }, idempotencyKey: `delivery-${notes}` });
const explain = (outsourcingOrderNo: string) =>
  world.clients.purchasing.recordShortageReport({ body: { outsourcingOrderNo, cause: '漏挂', canSupply: true }, idempotencyKey: `report-${outsourcingOrderNo}` });
const countedOrders = () => shownAt(world, keeper, 'Task_CountDelivery', 'outsourcingOrderNo');
const remedies = () => shownAt(world, handler, 'Task_ChooseRemedy', 'outsourcingOrderNo');

/** White parts at the paint shop, so many orders, two pieces each. */
async function waiting(orders: number): Promise<void> {
  for (let order = 0; order < orders; order += 1) await startProcess(world, 'outsourced-paint', { partNo: 'FND-06-B', quantity: 2 });
  for (let order = 0; order < orders; order += 1) {
    await completeTask(world, handler, 'Task_PrepareWhiteParts', {});
    await completeTask(world, handler, 'Task_SendWhiteParts', { signedBy: '陈师傅' });
  }
  await untilActive(world, 'Task_WaitForDelivery', orders);
}

/** One piece of two came, and the other is missed. */
async function short(): Promise<void> {
  await waiting(1);
  await deliver('OP-202609-001', 1);
  await completeTask(world, keeper, 'Task_CountDelivery', { countedQuantity: 1 });
  await untilActive(world, 'Event_ShortageExplained');
}

describe('paintedPartsDelivered', () => {
  test('early: the paint shop delivers in the moment in which it signs, before the flow waits', async () => {
    const workers = await between('purchasing.record-outsourcing-sent', () => deliver('OP-202609-001', 2));
    await startProcess(world, 'outsourced-paint', { partNo: 'FND-06-B', quantity: 2 });
    await completeTask(world, handler, 'Task_PrepareWhiteParts', {});
    await completeTask(world, handler, 'Task_SendWhiteParts', { signedBy: '陈师傅' });
    await untilActive(world, 'Task_CountDelivery');
    await workers.stop();
  });

  test('late, and then once more: the order waits, the delivery reaches it, the repeat changes nothing', async () => {
    await waiting(1);
    await deliver('OP-202609-001', 1);
    await untilActive(world, 'Task_CountDelivery');
    await deliverAgain(world, 'purchasing', 'paintedPartsDelivered');
    await completeTask(world, keeper, 'Task_CountDelivery', { countedQuantity: 1 });
    await untilActive(world, 'Event_ShortageExplained');
    await explain('OP-202609-001');
    await completeTask(world, handler, 'Task_ChooseRemedy', { shortageRemedy: 'makeUp' });
    await completeTask(world, 'qi.hua', 'Task_InspectPainted', { failedQuantity: 0 });
    await completeTask(world, 'li.min', 'Task_MakeReceiptSlip', {});
    await completeTask(world, keeper, 'Task_TakeIn', { takenInQuantity: 1 });
    // It waits again: the repeat of the old note must not reach it.
    await untilActive(world, 'Task_WaitForDelivery');
    await deliverAgain(world, 'purchasing', 'paintedPartsDelivered');
    expect(await countedOrders()).toEqual([]);
  });

  test('two orders wait: a delivery reaches its own', async () => {
    await waiting(2);
    await deliver('OP-202609-002', 2);
    await untilActive(world, 'Task_CountDelivery');
    await world.quiet();
    expect(await countedOrders()).toEqual(['OP-202609-002']);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    await waiting(1);
    const relays = await withoutRelay(world, async () => {
      await deliver('OP-202609-001', 2);
      expect(await countedOrders()).toEqual([]);
    });
    await untilActive(world, 'Task_CountDelivery');
    await relays.stop();
  });
});

describe('shortageExplained', () => {
  test('the report reaches the order that misses pieces; a second report and the repeat change nothing', async () => {
    await short();
    await explain('OP-202609-001');
    await untilActive(world, 'Task_ChooseRemedy');
    await deliverAgain(world, 'purchasing', 'shortageExplained');
    const again = { outsourcingOrderNo: 'OP-202609-001', cause: '丢失', canSupply: false };
    expect(await world.clients.purchasing.recordShortageReport({ body: again, idempotencyKey: 'again' })).toMatchObject({ recorded: false });
    expect(await remedies()).toEqual(['OP-202609-001']);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    await short();
    const relays = await withoutRelay(world, () => explain('OP-202609-001'));
    await untilActive(world, 'Task_ChooseRemedy');
    await relays.stop();
  });
});

describe('shortageOpened and shortageSettled', () => {
  const decide = async () => {
    await explain('OP-202609-001');
    await completeTask(world, handler, 'Task_ChooseRemedy', { shortageRemedy: 'deduct' });
  };
  const takeIn = async () => {
    await completeTask(world, 'qi.hua', 'Task_InspectPainted', { failedQuantity: 0 });
    await completeTask(world, 'li.min', 'Task_MakeReceiptSlip', {});
    await completeTask(world, keeper, 'Task_TakeIn', { takenInQuantity: 1 });
  };

  test('late, past a killed publisher: the order that waits looks again, and is over; a second start of the shortage asks nobody', async () => {
    await short();
    await deliverAgain(world, 'purchasing', 'shortageOpened');
    await takeIn();
    await untilActive(world, 'Task_WaitForDelivery');
    await explain('OP-202609-001');
    await untilActive(world, 'Task_ChooseRemedy');
    expect(await remedies()).toEqual(['OP-202609-001']);
    const relays = await withoutRelay(world, () => completeTask(world, handler, 'Task_ChooseRemedy', { shortageRemedy: 'deduct' }));
    await waitFor('the painting to be over', async () => (await endsReached(world)).find((end) => end === 'EndEvent_PaintingOver'));
    await relays.stop();
  });

  test('early, and twice: decided while the pieces are inspected, the order is over once they are taken in', async () => {
    await short();
    await decide();
    await deliverAgain(world, 'purchasing', 'shortageSettled');
    await takeIn();
    await world.quiet();
    expect(await endsReached(world)).toContain('EndEvent_PaintingOver');
  });
});

describe('paintReceiptReversed', () => {
  const reverse = () =>
    world.clients.warehouse.reverseStockSlip({ body: { stockSlipNo: 'SP-202609-001', reason: '点错', requestedBy: 'li.min', reviewedBy: 'wang.fang' }, idempotencyKey: 'reverse' });
  const takeIn = async () => {
    await completeTask(world, 'li.min', 'Task_MakeReceiptSlip', {});
    await completeTask(world, keeper, 'Task_TakeIn', { takenInQuantity: 1 });
  };

  test('past a killed publisher, and then once more: the slip is made out anew once, and its order, which waits for more, waits for it too', async () => {
    await short();
    await completeTask(world, 'qi.hua', 'Task_InspectPainted', { failedQuantity: 0 });
    await takeIn();
    await untilActive(world, 'Task_WaitForDelivery');
    const relays = await withoutRelay(world, reverse);
    await untilActive(world, 'Task_MakeReceiptSlip');
    await deliverAgain(world, 'purchasing', 'paintReceiptReversed');
    expect(await shownAt(world, 'li.min', 'Task_MakeReceiptSlip', 'reversedSlipNo')).toEqual(['SP-202609-001']);
    await explain('OP-202609-001');
    await completeTask(world, handler, 'Task_ChooseRemedy', { shortageRemedy: 'deduct' });
    await world.quiet();
    await untilActive(world, 'Task_WaitForDelivery');
    await takeIn();
    await waitFor('the painting to be over', async () => (await endsReached(world)).find((end) => end === 'EndEvent_PaintingOver'));
    await relays.stop();
  });
});

describe('a signature that is entered late', () => {
  test('a moment that can not be leaves the task where it is, with the reason; the task then takes another', async () => {
    await startProcess(world, 'outsourced-paint', { partNo: 'FND-06-B', quantity: 2 });
    await completeTask(world, handler, 'Task_PrepareWhiteParts', {});
    const sign = (signedAt: unknown) => completeTask(world, handler, 'Task_SendWhiteParts', { signedBy: '陈师傅', signedAt });
    await expect(sign('2099-01-01 10:00')).rejects.toThrow('2099-01-01 10:00 还没有到');
    await untilActive(world, 'Task_SendWhiteParts');
  });
});
