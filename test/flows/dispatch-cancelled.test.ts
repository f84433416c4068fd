import { expect, test } from '@jest/globals';
import { observe } from '../../src/test-cases/effects';
import { completeTask, endsReached, reviewedSlip, cartonToSign, startProcess, type ShippingMethod } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { ordersAt } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/**
 * An order that was cancelled while its goods are in dispatch (DO-D5.1): nothing leaves, nothing is posted. Here the
 * gate finds it out, as when the word to stop is late; what stops at once: `inbound-messages.test.ts`.
 */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

async function cancelledOrder(shippingMethod: ShippingMethod): Promise<string> {
  const { orderDesk } = world.clients;
  const order = { dealerNo: 'D-101', dealerOrderNo: 'C-1', shippingMethod, lines: [{ partNo: 'BRK-01', quantity: 2 }] };
  const { orderNo } = await orderDesk.registerOrder({ body: order, idempotencyKey: 'register' });
  await orderDesk.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: 'cancel' });
  return orderNo;
}

async function dispatchUpTo(method: ShippingMethod, last: [person: string, task: string, form: Record<string, unknown>]): Promise<void> {
  const slip = await reviewedSlip(world.clients, await cancelledOrder(method), 'D-101', method);
  await startProcess(world, 'part-dispatch', slip);
  await completeTask(world, 'zhang.wei', 'Task_PrepareStock', {});
  await completeTask(world, 'wang.fang', 'Task_CheckGoods', { goodsAgree: true });
  await completeTask(world, 'chen.jie', 'Task_ApproveDispatch', { dispatchApproved: true });
  await completeTask(world, 'zhang.wei', 'Task_Pack', { packedLines: slip.slipLines, cartonCount: 1 });
  await completeTask(world, 'zhang.wei', 'Task_SettleMethod', { chosenMethod: method });
  await completeTask(world, 'zhang.wei', 'Task_FillShippingDocument', { consignee: '东方电动车行' });
  await completeTask(world, ...last);
}

test.each<[ShippingMethod, string, string, Record<string, number>, Parameters<typeof dispatchUpTo>[1]]>([
  ['withVehicle', 'Logistics signs', 'EndEvent_CancelledAtHandover', { shippingDocument: 1, logisticsSlip: 1 }, ['chen.jie', 'Task_HandOver', { handoverSigned: true }]],
  ['courier', 'the carrier is arranged', 'EndEvent_CancelledAtCarrier', { shippingDocument: 1, logisticsSlip: 1 }, ['zhang.wei', 'Task_ArrangeCarrier', { carrier: '顺丰速运', waybillNo: 'SF1' }]],
])('%s: at the gate after %s the goods stay, slip and document are void', async (method, _when, end, papers, last) => {
  const before = await observe(world.clients);
  await dispatchUpTo(method, last);
  await until('the dispatch has ended', async () => (await endsReached(world)).includes(end), 30_000);
  await world.quiet();
  const { WH, FI, LO, DN } = await observe(world.clients, before);
  expect(LO).toEqual({ papers, dispatches: ['cancelledAndRestocked'], methodsChanged: [], documentNotes: [], destinations: ['江苏省南京市鼓楼区中山北路 18 号'], deadlinesBreached: [], responsible: [], voidDocuments: 1, fleet: [], trips: 0 });
  expect(WH.stock).toEqual([]);
  expect(FI.postings).toEqual([]);
  expect(DN.papers).toEqual({ goodsToPutBack: 1 });
  const { issueSlips } = await world.clients.warehouse.listIssueSlips({ query: {} });
  expect(issueSlips).toMatchObject([{ state: 'void', cancelReason: expect.stringContaining('已取消') }]);
  const { dispatches } = await world.clients.logistics.listDispatches({ query: {} });
  expect(dispatches).toMatchObject([{ state: 'cancelledAndRestocked' }]);
  // The pieces are the order's until it releases them: nothing holds them any more.
  const orderNo = issueSlips[0]?.orderNo ?? '';
  await world.clients.warehouse.releaseReservations({ body: { orderNo }, idempotencyKey: 'release' });
  const { stock } = await world.clients.warehouse.getStock({ query: { partNo: 'BRK-01', location: 'AS' } });
  expect(stock).toMatchObject([{ onHand: 20, free: 20 }]);
});

test('cancelled at the moment in which the gate is asked: of ten orders, each is either cancelled or handed over', async () => {
  const { orderDesk, warehouse } = world.clients;
  const cartons = await Promise.all(Array.from({ length: 10 }, () => cartonToSign(world.clients)));
  const answers = await Promise.all(
    cartons.map(async (carton) => {
      const { orderNo, dealerNo } = carton;
      const cancelling = orderDesk.requestCancellation({ body: { orderNo, dealerNo }, idempotencyKey: `cancel-${orderNo}` });
      await startProcess(world, 'part-dispatch--by-vehicle', { ...carton });
      const { accepted, reason } = await cancelling;
      return { orderNo, accepted, reason };
    }),
  );
  await world.quiet();
  const cancelled = answers.filter(({ accepted }) => accepted).map(({ orderNo }) => orderNo);
  const refused = answers.filter(({ reason }) => reason === 'handedOver').map(({ orderNo }) => orderNo);
  expect([...cancelled, ...refused].toSorted()).toEqual(cartons.map(({ orderNo }) => orderNo).toSorted());
  expect(await ordersAt(world, 'EndEvent_OrderCancelled', 'COMPLETED')).toEqual(cancelled.toSorted());
  expect(await ordersAt(world, 'Gateway_PlanOrOverdue')).toEqual(refused.toSorted());
  const staged = (await warehouse.getStock({ query: { partNo: 'BRK-01', location: 'ST' } })).stock;
  expect(staged.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(2 * refused.length);
  const { notices } = await world.clients.documents.listNotices({ query: {} });
  expect(notices.filter(({ kind }) => kind === 'cancellationRefused')).toHaveLength(refused.length);
});
