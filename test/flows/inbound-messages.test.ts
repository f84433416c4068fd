import { describe, expect, test } from '@jest/globals';
import { TaskRefused } from '../../src/camunda/staff-member';
import { checkedOrder, completeTask, endsReached, goodsForCourier, reportTakeOver, reviewedSlip, shownAt, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import { expectAt, taskOf } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Messages of what comes from outside: early, late, twice, for several at once, and past a killed process. */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

describe('carrierTookOver', () => {
  type Goods = Awaited<ReturnType<typeof goodsForCourier>>;
  const goods = () => goodsForCourier(world.clients);
  const wait = (given: Goods) => startProcess(world, 'part-dispatch--by-carrier', { ...given });
  const second = (given: Goods): Goods => ({ ...given, takeOverKey: `${given.shippingDocumentNo}/2`, stopKey: `${given.dispatchNo}/2` });
  const taken = (times: number) =>
    until(`${times} are taken over`, async () => (await endsReached(world)).filter((id) => id === 'EndEvent_TakenOver').length === times, 30_000);
  const waybillsOf = async ({ dispatchNo }: Goods) => (await world.clients.logistics.getDispatch({ params: { dispatchNo } })).waybills;

  test('early: the carrier was quicker than the dispatch; no cancellation is accepted from then on (DO-D5.2)', async () => {
    const early = await goods();
    await reportTakeOver(world.clients, early.shippingDocumentNo);
    await world.quiet();
    const body = { orderNo: early.orderNo, dealerNo: early.dealerNo };
    const cancelled = await world.clients.orderDesk.requestCancellation({ body, idempotencyKey: 'too-late' });
    expect(cancelled).toMatchObject({ accepted: false, reason: 'handedOver' });
    await wait(early);
    await taken(1);
    expect(await waybillsOf(early)).toEqual([expect.objectContaining({ waybillNo: 'SF1000000001' })]);
    await untilActive(world, 'Task_ArrangeCarrier', 0);
  });

  test('late, with two waiting: it reaches its own document; repeats do not reach the second shipment', async () => {
    const [one, other] = [await goods(), await goods()];
    await wait(one);
    await wait(other);
    await untilActive(world, 'Task_ArrangeCarrier', 2);
    await reportTakeOver(world.clients, one.shippingDocumentNo);
    await taken(1);
    expect(await waybillsOf(other)).toEqual([]);
    await wait(second(one));
    await reportTakeOver(world.clients, one.shippingDocumentNo);
    await deliverAgain(world, 'logistics', 'carrierTookOver');
    await untilActive(world, 'Task_ArrangeCarrier', 2);
  });

  test('while its publishing process is gone the shipper writes down another waybill: the report stands, the other is kept', async () => {
    const both = await goods();
    await wait(both);
    await untilActive(world, 'Task_ArrangeCarrier');
    const relays = await withoutRelay(world, async () => {
      await reportTakeOver(world.clients, both.shippingDocumentNo);
      await completeTask(world, 'zhang.wei', 'Task_ArrangeCarrier', { carrier: '顺丰速运', waybillNo: 'SF2' });
      await taken(1);
    });
    await relays.drain();
    expect((await waybillsOf(both)).map(({ waybillNo }) => waybillNo)).toEqual(['SF1000000001']);
    const { unmatched } = await world.clients.logistics.listUnmatched({ query: {} });
    expect(unmatched).toMatchObject([{ reason: 'otherWaybill', payload: { waybillNo: 'SF2', arrangedBy: 'zhang.wei' } }]);
    await wait(second(both));
    await untilActive(world, 'Task_ArrangeCarrier');
    await relays.stop();
  });
});

describe('orderCancelled, for what is in dispatch (DO-D5.1)', () => {
  const cancel = (orderNo: string) => {
    const body = { orderNo, dealerNo: 'D-101' };
    return world.clients.orderDesk.requestCancellation({ body, idempotencyKey: `cancel-${orderNo}` });
  };
  const ordered = () => checkedOrder(world.clients, 'D-101', 'courier');
  const dispatch = async (orderNo: string) => startProcess(world, 'part-dispatch', await reviewedSlip(world.clients, orderNo, 'D-101', 'courier'));
  const stopped = (times: number) =>
    until(`${times} are stopped`, async () => (await endsReached(world)).filter((id) => id === 'EndEvent_Restocked').length === times, 30_000);

  type Goods = Awaited<ReturnType<typeof goodsForCourier>>;
  const papers = (goods: Goods) => startProcess(world, 'part-dispatch--papers', { ...goods, slipLines: goods.shipmentLines, shippingMethod: 'courier' });

  test('early: the order is cancelled before its dispatch opens, its papers begin, or the carrier is asked for; another one goes on', async () => {
    const [early, other] = [await ordered(), await ordered()];
    const [packed, carried] = [await goodsForCourier(world.clients), await goodsForCourier(world.clients)];
    for (const orderNo of [early, packed.orderNo, carried.orderNo]) await cancel(orderNo);
    await world.quiet();
    await dispatch(early);
    await dispatch(other);
    await papers(packed);
    await startProcess(world, 'part-dispatch--by-carrier', { ...carried });
    await stopped(3);
    await untilActive(world, 'Task_SettleMethod', 0);
    await untilActive(world, 'Task_ArrangeCarrier', 0);
    await expectAt(world, 'Task_PrepareStock', other);
    expect(await endsReached(world)).toContain('EndEvent_CancelledInPicking');
  });

  test('late, twice, with two waiting: the task is taken from who has it, the other one stays, also for the next shipment', async () => {
    const [one, other] = [await ordered(), await ordered()];
    await dispatch(one);
    await dispatch(other);
    const keeper = world.staff('zhang.wei');
    const task = await taskOf(world, one, 'Task_PrepareStock');
    await keeper.take(task);
    const [carried, waiting] = [await goodsForCourier(world.clients), await goodsForCourier(world.clients)];
    for (const goods of [carried, waiting]) await startProcess(world, 'part-dispatch--by-carrier', { ...goods });
    await untilActive(world, 'Task_ArrangeCarrier', 2);
    const [packed, kept] = [await goodsForCourier(world.clients), await goodsForCourier(world.clients)];
    for (const goods of [packed, kept]) await papers(goods);
    await untilActive(world, 'Task_SettleMethod', 2);
    for (const orderNo of [one, carried.orderNo, packed.orderNo]) await cancel(orderNo);
    await stopped(3);
    await expectAt(world, 'Task_SettleMethod', kept.orderNo);
    await expect(keeper.complete(task, {})).rejects.toThrow(TaskRefused);
    await expectAt(world, 'Task_PrepareStock', other);
    await expectAt(world, 'Task_ArrangeCarrier', waiting.orderNo);
    await startProcess(world, 'part-dispatch--by-carrier', { ...carried, stopKey: `${carried.dispatchNo}/2` });
    await deliverAgain(world, 'order-desk', 'logistics/stopDispatches');
    await deliverAgain(world, 'logistics', 'orderCancelled');
    await expectAt(world, 'Task_PrepareStock', other);
    await expectAt(world, 'Task_SettleMethod', kept.orderNo);
    await expectAt(world, 'Task_ArrangeCarrier', ...[waiting.orderNo, carried.orderNo].toSorted());
  });

  test('its publishing process is gone: people go on meanwhile, and are stopped where they are', async () => {
    const orderNo = await ordered();
    await dispatch(orderNo);
    await untilActive(world, 'Task_PrepareStock');
    const relays = await withoutRelay(world, async () => {
      await cancel(orderNo);
      await completeTask(world, 'zhang.wei', 'Task_PrepareStock', {});
      await untilActive(world, 'Task_CheckGoods');
    });
    await stopped(1);
    await untilActive(world, 'Task_CheckGoods', 0);
    const { stock } = await world.clients.warehouse.getStock({ query: { partNo: 'BRK-01', location: 'AS' } });
    expect(stock).toMatchObject([{ onHand: 20, reserved: 2 }]);
    await relays.stop();
  });

  test('later than the carrier, by an open task: the goods are called back, the shipper sees from whom; they are not had back and count as shipped', async () => {
    const goods = await goodsForCourier(world.clients);
    await startProcess(world, 'part-dispatch--by-carrier', { ...goods });
    await untilActive(world, 'Task_ArrangeCarrier');
    await world.quiet();
    await world.installation.relays.stop();
    await cancel(goods.orderNo);
    await world.clients.logistics.stopDispatches({ body: { orderNo: goods.orderNo }, idempotencyKey: 'told' });
    await reportTakeOver(world.clients, goods.shippingDocumentNo);
    await world.camunda.publishMessage({ name: 'orderCancelled', correlationKey: goods.stopKey, timeToLive: 60_000 });
    await untilActive(world, 'Task_CallBackGoods');
    expect(await shownAt(world, 'zhang.wei', 'Task_CallBackGoods', 'waybillNo')).toEqual(['SF1000000001']);
    await completeTask(world, 'zhang.wei', 'Task_CallBackGoods', { goodsBack: false });
    await until('they are taken over', async () => (await endsReached(world)).includes('EndEvent_TakenOver'), 30_000);
    expect(await orderIs(goods.orderNo)).toBe('inProgress');
    const { waybills } = await world.clients.logistics.getDispatch({ params: { dispatchNo: goods.dispatchNo } });
    expect(waybills.map(({ waybillNo }) => waybillNo)).toEqual(['SF1000000001']);
  });

  const orderIs = async (orderNo: string) => (await world.clients.orderDesk.getOrder({ params: { orderNo } })).state;
});

describe('countRequested', () => {
  /** The keeper finds 3 of 5 pieces in the company store, where the book says 50. */
  const drawShort = async (partNo: string) => {
    const { warehouse } = world.clients;
    const key = () => `short-${(draws += 1)}`;
    const slip = { partNo, quantity: 5, neededQuantity: 5, maker: 'li.min' };
    const { stockSlipNo } = await warehouse.makeDrawingSlip({ body: slip, idempotencyKey: key() });
    await warehouse.reviewStockSlip({ body: { stockSlipNo, approved: true, reviewer: 'wang.fang' }, idempotencyKey: key() });
    await warehouse.recordDrawing({ body: { stockSlipNo, decision: 'drawPart', realQuantity: 3, keeper: 'zhang.wei' }, idempotencyKey: key() });
  };
  let draws = 0;
  const counted = async (partNo: string, countedQuantity: number) => {
    const keeper = world.staff('sun.qiang');
    const task = await until(`${partNo} is to be counted`, async () => {
      const tasks = await Promise.all((await keeper.openTasks()).map(async (open) => ({ open, shown: await keeper.variablesOf(open) })));
      return tasks.find(({ shown }) => JSON.stringify(shown['countedLines']).includes(partNo))?.open;
    }, 30_000);
    await keeper.take(task);
    await keeper.complete(task, { countedLines: [{ partNo, location: 'CO', countedQuantity }] });
  };

  test('its publishing process is gone, with two places in doubt, one of them twice: a count of each place at a time; repeats are none, also after the end', async () => {
    const relays = await withoutRelay(world, async () => {
      for (const partNo of ['CTL-02', 'CTL-02', 'MTR-04']) await drawShort(partNo);
    });
    await untilActive(world, 'Task_CountStock', 2);
    await deliverAgain(world, 'warehouse', 'countRequested');
    await untilActive(world, 'Task_CountStock', 2);
    await counted('CTL-02', 44);
    await untilActive(world, 'Task_CountStock', 2);
    await counted('MTR-04', 2);
    await counted('CTL-02', 44);
    await untilActive(world, 'Task_CountStock', 0);
    await deliverAgain(world, 'warehouse', 'countRequested');
    await untilActive(world, 'Task_CountStock', 0);
    expect((await world.clients.warehouse.listCounts({ query: {} })).countSheets).toHaveLength(3);
    await relays.stop();
  });
});

describe('unmatchedInboundReceived', () => {
  let count = 0;
  const cancel = () => {
    const body = { dealerNo: 'D-101', dealerOrderNo: `unknown-${(count += 1)}` };
    return world.clients.orderDesk.requestCancellation({ body, idempotencyKey: body.dealerOrderNo });
  };
  const numbers = () => shownAt(world, 'li.min', 'Task_ClearOrderMessage', 'unmatchedNo');

  test('two, and one of another system under the same number, are a case each; a repeat is none, also after the end', async () => {
    await cancel();
    await cancel();
    await reportTakeOver(world.clients, 'SD-0');
    await untilActive(world, 'Task_ClearOrderMessage', 2);
    await untilActive(world, 'Task_ClearTakeOver');
    await deliverAgain(world, 'order-desk', 'unmatchedInboundReceived');
    expect(await numbers()).toEqual(['UM-202609-001', 'UM-202609-002']);
    await completeTask(world, 'li.min', 'Task_ClearOrderMessage', { clearAction: 'dismiss' });
    await until('one is dismissed', async () => (await endsReached(world)).includes('EndEvent_Dismissed'), 30_000);
    await deliverAgain(world, 'order-desk', 'unmatchedInboundReceived');
    expect(await numbers()).toHaveLength(1);
  });

  test('its publishing process is gone, and somebody clears it past the task meanwhile: the task ends as it was cleared', async () => {
    const relays = await withoutRelay(world, cancel);
    await untilActive(world, 'Task_ClearOrderMessage');
    const body = { unmatchedNo: 'UM-202609-001', action: 'dismiss' as const, recordedBy: 'zhao.lei' };
    await world.clients.orderDesk.clearUnmatched({ body, idempotencyKey: 'past-the-task' });
    await completeTask(world, 'li.min', 'Task_ClearOrderMessage', { clearAction: 'assign', clearOrderNo: 'DO-0' });
    await until('it is dismissed', async () => (await endsReached(world)).includes('EndEvent_Dismissed'), 30_000);
    await relays.stop();
  });
});
