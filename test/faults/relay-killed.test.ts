import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { cartonToSign, checkedOrder, decideLate, endsReached, goodsForCourier, reportTakeOver, reviewedSlip, sendPlan, shownAt, signedCarton, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { startWithholdingProxy } from '../support/killing-proxy';
import { anotherRelay } from '../support/messages';
import { doTask, expectAt, orderEnds, orderOf, ordersAt } from '../support/orders';
import { startRelayProcess } from '../support/relay-process';
import type { TestWorld } from '../support/world';

/**
 * The process that publishes dies after the commit of the order desk or of logistics and before the engine has the
 * message, for every message of the order and of what is in dispatch at once. Another process publishes them; each
 * has its effect, and has it once.
 */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

const clerk = 'li.min';
const dealerNo = 'D-101';
const outOfStock = [{ partNo: 'LMP-03', quantity: 1 }];

test('killed between commit and publication, the messages of the order and of its dispatch arrive once from another process', async () => {
  const { orderDesk } = world.clients;
  const asked = await Promise.all([1, 2].map(() => orderOf(world, [{ partNo: 'FND-06', quantity: 1 }])));
  const [corrected = '', cancelled = ''] = asked;
  const [answered, short] = [await orderOf(world, outOfStock), await orderOf(world, outOfStock)];
  const ended = await orderOf(world, outOfStock, { source: 'warrantyExchange', caseNo: 'WR-1/1' });
  for (const orderNo of [...asked, answered]) await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
  for (const orderNo of asked) await doTask(world, orderNo, clerk, 'Task_QueryDealer', { queryText: '请写明颜色' });
  await waitForOrder('WR-1/1');
  await expectAt(world, 'Gateway_AwaitDealer', corrected, cancelled);
  const [carton, goods] = [await cartonToSign(world.clients), await goodsForCourier(world.clients)];
  await startProcess(world, 'part-dispatch--by-vehicle', { ...carton });
  await startProcess(world, 'part-dispatch--by-carrier', { ...goods });
  await untilActive(world, 'Gateway_PlanOrOverdue');
  await untilActive(world, 'Task_ArrangeCarrier');
  const beside = [carton.orderNo, goods.orderNo];
  await expectAt(world, 'Task_RegisterOrder', short, ended, ...beside);

  await world.installation.relays.stop();
  const received = await orderOf(world, outOfStock);
  await orderDesk.correctOrder({ body: { orderNo: corrected, dealerNo, lines: outOfStock }, idempotencyKey: 'correct' });
  await orderDesk.requestCancellation({ body: { orderNo: cancelled, dealerNo }, idempotencyKey: 'cancel' });
  await orderDesk.recordLineSupplied({ body: { orderLineId: `${answered}/1`, obtainedQuantity: 0 }, idempotencyKey: 'supply' });
  await doTask(world, short, clerk, 'Task_RegisterOrder');
  const planNo = await sendPlan(world.clients);
  await reportTakeOver(world.clients, goods.shippingDocumentNo);
  await orderDesk.cancelOrder({ body: { orderNo: ended, recordedBy: clerk }, idempotencyKey: 'end' });
  const proxy = await startWithholdingProxy(world.cluster.restAddress, 'POST /v2/messages/publication');
  const relay = startRelayProcess(world, proxy.url);
  await proxy.withholds(8);
  await relay.kill();
  await proxy.close();
  expect(await ordersAt(world, 'Task_RegisterOrder')).toEqual([ended, ...beside].toSorted());
  expect(await ordersAt(world, 'Gateway_AwaitDealer')).toEqual(asked.toSorted());
  expect(await ordersAt(world, 'Task_JudgeDrawable')).toEqual([answered]);
  await untilActive(world, 'Gateway_PlanOrOverdue');
  await untilActive(world, 'Task_ArrangeCarrier');

  const relays = anotherRelay(world);
  await expectAt(world, 'Task_RegisterOrder', ended, received, ...beside);
  await expectAt(world, 'Gateway_AwaitDealer');
  await expectAt(world, 'Task_JudgeDrawable', answered, corrected, short);
  expect(await ordersAt(world, 'Event_OrderCorrected', 'COMPLETED')).toEqual([corrected]);
  expect(await ordersAt(world, 'Event_OrderCancelled', 'COMPLETED')).toEqual([cancelled]);
  expect(await ordersAt(world, 'Event_OrderLineChanged', 'COMPLETED')).toEqual([answered]);
  expect(await ordersAt(world, 'Event_OrderClosed', 'COMPLETED')).toEqual([ended]);
  await untilActive(world, 'Task_LoadCarton');
  expect(await shownAt(world, 'ma.chao', 'Task_LoadCarton', 'planNo')).toEqual([planNo]);
  await untilActive(world, 'Task_ArrangeCarrier', 0);
  expect((await endsReached(world)).filter((id) => id === 'EndEvent_TakenOver')).toHaveLength(1);
  await relays.stop();
}, 120_000);

test('so do those of what is beside: a cancellation of no known order, a count, a late carton, and of orders cancelled wherever their flows can be stopped', async () => {
  const { orderDesk } = world.clients;
  const [late, picking] = [await signedCarton(world.clients), await checkedOrder(world.clients, dealerNo, 'courier')];
  await startProcess(world, 'part-dispatch', await reviewedSlip(world.clients, picking, dealerNo, 'courier'));
  const [packed, carried] = [await goodsForCourier(world.clients), await goodsForCourier(world.clients)];
  await startProcess(world, 'part-dispatch--papers', { ...packed, slipLines: packed.shipmentLines, shippingMethod: 'courier' });
  await startProcess(world, 'part-dispatch--by-carrier', { ...carried });
  const [asking, consenting] = [await orderOf(world, [{ partNo: 'FND-06', quantity: 1 }]), await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }, ...outOfStock], { partialAllowed: false })];
  for (const orderNo of [asking, consenting]) await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
  await world.quiet();
  await orderDesk.recordLineSupplied({ body: { orderLineId: `${consenting}/2`, obtainedQuantity: 0 }, idempotencyKey: 'supply' });
  const stops = ['Task_PrepareStock', 'Task_SettleMethod', 'Task_ArrangeCarrier', 'Task_QueryDealer', 'Task_AskDealer'];
  for (const stop of stops) await untilActive(world, stop);
  await world.quiet();

  await world.installation.relays.stop();
  await orderDesk.requestCancellation({ body: { orderNo: 'DO-209901-001', dealerNo }, idempotencyKey: 'of-no-order' });
  await drawShort();
  await decideLate(world.clients, late);
  const cancelled = [picking, packed.orderNo, carried.orderNo, asking, consenting];
  for (const orderNo of cancelled) await orderDesk.requestCancellation({ body: { orderNo, dealerNo }, idempotencyKey: `cancel-${orderNo}` });
  const proxy = await startWithholdingProxy(world.cluster.restAddress, 'POST /v2/messages/publication');
  const relay = startRelayProcess(world, proxy.url);
  await proxy.withholds(11);
  await relay.kill();
  await proxy.close();
  for (const begun of ['Task_ClearOrderMessage', 'Task_CountStock', 'Task_FindCause']) await untilActive(world, begun, 0);
  for (const stop of stops) await untilActive(world, stop);

  const relays = anotherRelay(world);
  for (const begun of ['Task_ClearOrderMessage', 'Task_CountStock', 'Task_FindCause']) await untilActive(world, begun);
  for (const stop of stops) await untilActive(world, stop, 0);
  await world.quiet();
  expect((await endsReached(world)).filter((id) => id === 'EndEvent_Restocked')).toHaveLength(3);
  for (const orderNo of [asking, consenting]) await orderEnds(world, orderNo, 'cancelled');
  await relays.stop();
}, 120_000);

/** The keeper finds 3 of 5 pieces in the company store, where the book says more. */
async function drawShort(): Promise<void> {
  const { warehouse } = world.clients;
  const slip = { partNo: 'CTL-02', quantity: 5, neededQuantity: 5, maker: clerk };
  const { stockSlipNo } = await warehouse.makeDrawingSlip({ body: slip, idempotencyKey: 'made' });
  await warehouse.reviewStockSlip({ body: { stockSlipNo, approved: true, reviewer: 'wang.fang' }, idempotencyKey: 'reviewed' });
  await warehouse.recordDrawing({ body: { stockSlipNo, decision: 'drawPart', realQuantity: 3, keeper: 'zhang.wei' }, idempotencyKey: 'drawn' });
}

/** A case that placed an order and waits for its end. */
async function waitForOrder(caseKey: string): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, '..', 'flows', 'order-closed.bpmn'), 'utf8');
  await world.camunda.createDeployment({ resources: [new File([text], 'order-closed.bpmn')] });
  await startProcess(world, 'order-closed', { caseKey });
}
