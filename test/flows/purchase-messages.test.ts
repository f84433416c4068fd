import { describe, expect, test } from '@jest/globals';
import { completeTask, endsReached, shownAt, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, published, withoutRelay } from '../support/messages';
import { doTask, expectAt, orderEnds, orderOf, ordersAt } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** The messages of purchases: early, late, twice, for several at once, and past a killed process. */
let world: TestWorld;
const { between } = useWorldOfEachTest((opened) => (world = opened));

let serial = 0;
const key = () => `purchase-${(serial += 1)}`;
const need = (quantity: number, partNo = 'LMP-03') => world.clients.purchasing.requestLine({ body: { partNo, quantity, requester: 'li.min' }, idempotencyKey: key() });
const collect = (partNo = 'LMP-03') => completeTask(world, 'zhao.lei', 'Task_CollectNeeds', { partNo });
const ended = (elementId: string, times: number) =>
  until(`${elementId} is reached ${times} times`, async () => (await endsReached(world)).filter((id) => id === elementId).length === times, 30_000);

describe('purchaseLineRequested', () => {
  test('two needs at once, and each of them again: one collection at a time, and none for a pool that is empty', async () => {
    await need(6);
    await need(2, 'MTR-04');
    await deliverAgain(world, 'purchasing', 'purchaseLineRequested');
    await untilActive(world, 'Task_CollectNeeds');
    await collect();
    await collect('MTR-04');
    await ended('EndEvent_PoolEmpty', 2);
    await deliverAgain(world, 'purchasing', 'purchaseLineRequested');
    await untilActive(world, 'Task_CollectNeeds', 0);
  });

  test('late: a need that comes after the collection has its own; its publishing process is gone meanwhile', async () => {
    await need(6);
    await collect();
    await ended('EndEvent_PoolEmpty', 1);
    const relays = await withoutRelay(world, () => need(4));
    await untilActive(world, 'Task_CollectNeeds');
    await relays.stop();
  });
});

describe('purchaseRequestMade', () => {
  const requests = () => shownAt(world, 'qian.bo', 'Task_SettleSupplier', 'purchaseRequestNo');

  test('two requests are a case each; a repeat is none', async () => {
    await need(6);
    await need(2, 'MTR-04');
    await collect();
    await collect('MTR-04');
    await untilActive(world, 'Task_SettleSupplier', 2);
    await deliverAgain(world, 'purchasing', 'purchaseRequestMade');
    expect(await requests()).toEqual(['PP-202609-001', 'PP-202609-002']);
  });

  test('its publishing process is gone between commit and publishing', async () => {
    const body = { partNo: 'LMP-03', maker: 'zhao.lei' };
    await need(6);
    const relays = await withoutRelay(world, () => world.clients.purchasing.collectNeeds({ body, idempotencyKey: key() }));
    await untilActive(world, 'Task_SettleSupplier');
    expect(await requests()).toEqual(['PP-202609-001']);
    await relays.stop();
  });
});

describe('supplierReplacementDelivered', () => {
  /** Five pieces that failed and are to be exchanged: the variables with which goods are awaited. */
  async function exchanging() {
    const { purchasing } = world.clients;
    const [partNo, quantity, purchaser] = ['LMP-03', 5, 'qian.bo'];
    const { purchaseRequestNo, partName } = await purchasing.openRequest({ body: { instance: key(), partNo, quantity }, idempotencyKey: key() });
    await purchasing.chooseSupplier({ body: { purchaseRequestNo, supplierNo: 'SUP-A', unitPrice: '30.00', purchaser }, idempotencyKey: key() });
    const delivered = await purchasing.recordDelivery({ body: { purchaseRequestNo, deliveryNoteNo: key(), countedQuantity: quantity, purchaser }, idempotencyKey: key() });
    const body = { purchaseRequestNo, deliveryNo: delivered.deliveryNo ?? '', nonconformingSlipNo: key(), failedQuantity: quantity, remedy: 'exchange' as const, purchaser };
    const { vendorReturnNoteNo: exchangeNoteNo } = await purchasing.recordVendorReturn({ body, idempotencyKey: key() });
    return { purchaseRequestNo, partNo, partName, exchangeNoteNo, exchangeQuantity: quantity, undeliveredQuantity: 0, supplierName: '光明灯具厂', fleetRequestNo: null };
  }
  type Goods = Awaited<ReturnType<typeof exchanging>>;
  const wait = (goods: Goods) => startProcess(world, 'purchased-part-receipt--delivery', goods);
  const replace = ({ exchangeNoteNo: vendorReturnNoteNo }: Goods, countedQuantity = 5) => {
    const rest = countedQuantity < 5 ? { undelivered: 'expected' as const } : {};
    return world.clients.purchasing.recordReplacement({ body: { vendorReturnNoteNo, deliveryNoteNo: key(), countedQuantity, ...rest }, idempotencyKey: key() });
  };
  const held = async () => {
    const { movements } = await world.clients.warehouse.listMovements({ query: { limit: 200 } });
    return movements.filter(({ to }) => to === 'QH').map(({ quantity }) => quantity);
  };

  test('early: the supplier was quicker than the request', async () => {
    const goods = await exchanging();
    await replace(goods);
    await world.quiet();
    await wait(goods);
    await ended('EndEvent_GoodsInHold', 1);
    expect(await held()).toEqual([5]);
  });

  test('late, with two waiting, in parts: it reaches its own; a repeat does not reach the wait for the rest', async () => {
    const [one, other] = [await exchanging(), await exchanging()];
    await wait(one);
    await wait(other);
    await untilActive(world, 'Task_ReceiveGoods', 2);
    await replace(other, 2);
    await ended('EndEvent_GoodsInHold', 1);
    expect(await held()).toEqual([2]);
    expect(await shownAt(world, 'qian.bo', 'Task_ReceiveGoods', 'purchaseRequestNo')).toEqual([one.purchaseRequestNo]);
    await wait({ ...other, exchangeQuantity: 3 });
    await deliverAgain(world, 'purchasing', 'supplierReplacementDelivered');
    await untilActive(world, 'Task_ReceiveGoods', 2);
  });

  test('its publishing process is gone, and the purchaser writes the same note down: it is taken in once', async () => {
    const goods = await exchanging();
    await wait(goods);
    await untilActive(world, 'Task_ReceiveGoods');
    const relays = await withoutRelay(world, async () => {
      const body = { vendorReturnNoteNo: goods.exchangeNoteNo, deliveryNoteNo: 'X-1', countedQuantity: 5 };
      await world.clients.purchasing.recordReplacement({ body, idempotencyKey: key() });
      await completeTask(world, 'qian.bo', 'Task_ReceiveGoods', { goodsOf: 'exchange', goodsCame: true, deliveryNoteNo: 'X-1', countedQuantity: 5 });
    });
    await ended('EndEvent_GoodsInHold', 1);
    expect(await held()).toEqual([5]);
    await relays.stop();
  });
});

describe('purchaseLineSettled, for an order whose parts are bought (X-03)', () => {
  const clerk = 'li.min';
  const again = () => deliverAgain(world, 'purchasing', 'purchaseLineSettled');
  const endsNotSupplied = (orderNo: string) => orderEnds(world, orderNo, 'notSupplied');

  /** Up to the need that lies in purchasing's pool. */
  async function asked(): Promise<string> {
    const orderNo = await orderOf(world, [{ partNo: 'LMP-03', quantity: 1 }], { partialAllowed: false });
    await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
    await doTask(world, orderNo, clerk, 'Task_JudgeDrawable', { partDrawable: false });
    await doTask(world, orderNo, clerk, 'Task_DecidePurchase', { purchaseNeeded: true });
    await doTask(world, orderNo, clerk, 'Task_FillPurchaseRequest');
    return orderNo;
  }
  /** Nobody supplies what the order's line needs: the need is settled with nothing. */
  async function settle(orderNo: string): Promise<void> {
    const { purchasing } = world.clients;
    const { requestLines } = await purchasing.listRequestLines({ query: { orderLineId: `${orderNo}/1` } });
    const requestLineIds = requestLines.map(({ requestLineId }) => requestLineId);
    const { purchaseRequestNo } = await purchasing.collectNeeds({ body: { partNo: 'LMP-03', requestLineIds, maker: clerk }, idempotencyKey: key() });
    await purchasing.dropNeed({ body: { purchaseRequestNo, reason: '没有供应商' }, idempotencyKey: key() });
    await purchasing.settleLines({ body: { purchaseRequestNo, final: true }, idempotencyKey: key() });
  }

  test('early: the need is settled before the order’s case waits for it', async () => {
    let orderNo = '';
    let settled = () => {};
    const inTime = new Promise<void>((resolve) => (settled = resolve));
    const workers = await between('purchasing.request-line', async () => {
      await published(world, settle(orderNo));
      settled();
    });
    orderNo = await asked();
    await inTime;
    await endsNotSupplied(orderNo);
    await workers.stop();
  });

  test('late, twice, and of two that wait its own; what comes after a cancelled order ends the supply alone; the dealer sees what a line waits for', async () => {
    const [first, second] = [await asked(), await asked()];
    await expectAt(world, 'Event_PurchaseLineSettled', first, second);
    const stageOf = async (orderNo: string) => (await world.clients.orderDesk.getOrder({ params: { orderNo } })).lines[0]?.supply?.stage;
    await until('the need is known to lie in the pool', async () => (await stageOf(first)) === 'purchaseRequested', 10_000);
    await settle(first);
    await endsNotSupplied(first);
    await again();
    await expectAt(world, 'Event_PurchaseLineSettled', second);
    await world.clients.orderDesk.requestCancellation({ body: { orderNo: second, dealerNo: 'D-101' }, idempotencyKey: key() });
    await orderEnds(world, second, 'cancelled');
    await expectAt(world, 'Event_PurchaseLineSettled', second);
    await settle(second);
    await again();
    await expectAt(world, 'Event_PurchaseLineSettled');
    expect(await ordersAt(world, 'EndEvent_PiecesFree', 'COMPLETED')).toContain(second);
  });
});
