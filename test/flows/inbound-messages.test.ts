import { describe, expect, test } from '@jest/globals';
import { completeTask, endsReached, goodsForCourier, reportTakeOver, shownAt, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Messages of what comes from outside: early, late, twice, for several at once, and past a killed process. */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

describe('carrierTookOver', () => {
  type Goods = Awaited<ReturnType<typeof goodsForCourier>>;
  const goods = () => goodsForCourier(world.clients);
  const wait = (given: Goods) => startProcess(world, 'part-dispatch--by-carrier', { ...given });
  const second = (given: Goods): Goods => ({ ...given, takeOverKey: `${given.shippingDocumentNo}/2` });
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

  test('while its publishing process is killed the shipper writes down another waybill: the report stands, the other is kept', async () => {
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

  test('its publishing process is killed, and somebody clears it past the task meanwhile: the task ends as it was cleared', async () => {
    const relays = await withoutRelay(world, cancel);
    await untilActive(world, 'Task_ClearOrderMessage');
    const body = { unmatchedNo: 'UM-202609-001', action: 'dismiss' as const, recordedBy: 'zhao.lei' };
    await world.clients.orderDesk.clearUnmatched({ body, idempotencyKey: 'past-the-task' });
    await completeTask(world, 'li.min', 'Task_ClearOrderMessage', { clearAction: 'assign', clearOrderNo: 'DO-0' });
    await until('it is dismissed', async () => (await endsReached(world)).includes('EndEvent_Dismissed'), 30_000);
    await relays.stop();
  });
});
