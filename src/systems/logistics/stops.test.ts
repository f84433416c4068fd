import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { brakes, controller, documented, handedOver, messagesFor, opened, slip, unique, type StartedLogistics } from './test-support';

/** A dispatch is told that its order was cancelled (DO-D5.1) while its goods are still ours to stop. */
let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

const stop = (orderNo: string) => system.client.stopDispatches({ body: { orderNo }, idempotencyKey: unique() });
const toldOf = async (dispatchNo: string) => (await messagesFor(system, `${dispatchNo}/1`)).filter(({ target }) => target === 'orderCancelled');
const report = (shippingDocumentNo: string) =>
  system.client.recordCarrierTakeOver({ body: { shippingDocumentNo, carrier: '顺丰速运', waybillNo: unique() }, idempotencyKey: unique() });

test('the open dispatch of the order is told once, however often the order desk says so; no other order’s is', async () => {
  const [mine, other] = [await opened(system), await opened(system)];
  await expect(stop(mine.orderNo)).resolves.toEqual({ dispatchNos: [mine.dispatchNo] });
  await stop(mine.orderNo);
  expect(await toldOf(mine.dispatchNo)).toMatchObject([{ channel: 'message', payload: { correlationKey: `${mine.dispatchNo}/1`, variables: {} } }]);
  expect(await toldOf(other.dispatchNo)).toEqual([]);
});

test('a dispatch that opens afterwards is told at once, also when both come at the same moment', async () => {
  const late = slip();
  await expect(stop(late.orderNo)).resolves.toEqual({ dispatchNos: [] });
  const { dispatchNo } = await system.client.openDispatch({ body: late, idempotencyKey: unique() });
  expect(await toldOf(dispatchNo)).toHaveLength(1);
  const both = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const body = slip();
      const [dispatch] = await Promise.all([system.client.openDispatch({ body, idempotencyKey: unique() }), stop(body.orderNo)]);
      return dispatch;
    }),
  );
  for (const dispatch of both) expect(await toldOf(dispatch.dispatchNo)).toHaveLength(1);
});

test('nothing is told once Logistics signed or a carrier took over', async () => {
  const [signed, carried] = [await handedOver(system), await documented(system, { slipMethod: 'courier' })];
  await report(carried.shippingDocumentNo);
  for (const { orderNo, dispatchNo } of [signed, carried]) {
    await expect(stop(orderNo)).resolves.toEqual({ dispatchNos: [] });
    expect(await toldOf(dispatchNo)).toEqual([]);
  }
});

test('a cancellation that was refused after all, for goods have left, stops no later dispatch of the order (DO-D5.2)', async () => {
  const { orderNo, dispatchNo, shippingDocumentNo } = await documented(system, { slipMethod: 'courier' });
  await stop(orderNo);
  await report(shippingDocumentNo);
  await system.client.recordDeparture({ body: { dispatchNo, shipmentNo: unique(), method: 'courier', shipmentLines: [brakes(orderNo)] }, idempotencyKey: unique() });
  const next = await system.client.openDispatch({ body: { ...slip(), orderNo, slipLines: [controller(orderNo)] }, idempotencyKey: unique() });
  expect(await toldOf(next.dispatchNo)).toEqual([]);
  // A cancellation that is accepted afterwards is one of the rest.
  await expect(stop(orderNo)).resolves.toEqual({ dispatchNos: [next.dispatchNo] });
});

test('a slip that counts as handed over at the order desk goes on, its signature not here yet or its carton back (DO-D5.2); the rest is stopped', async () => {
  const [unsigned, back] = [await opened(system), await handedOver(system)];
  const late = { dispatchNo: back.dispatchNo, cartonNo: back.cartonNo, reason: 'noPlan', decision: 'return', note: '没有计划', decidedBy: 'wu.gang' } as const;
  await system.client.recordCartonLate({ body: late, idempotencyKey: unique() });
  for (const { orderNo, dispatchNo, issueSlipNo } of [unsigned, back]) {
    const rest = await system.client.openDispatch({ body: { ...slip(), orderNo, slipLines: [controller(orderNo)] }, idempotencyKey: unique() });
    const body = { orderNo, slipsHandedOver: [issueSlipNo] };
    await expect(system.client.stopDispatches({ body, idempotencyKey: unique() })).resolves.toEqual({ dispatchNos: [rest.dispatchNo] });
    expect(await toldOf(dispatchNo)).toEqual([]);
  }
});

test('goods that left between the acceptance and the call tell that it was refused after all; those handed over before do not (DO-D5.2)', async () => {
  for (const handedOverBefore of [false, true]) {
    const acceptedAt = system.clock.now().toISOString();
    const { orderNo, dispatchNo, issueSlipNo, shippingDocumentNo } = await documented(system, { slipMethod: 'courier' });
    await report(shippingDocumentNo);
    await system.client.recordDeparture({ body: { dispatchNo, shipmentNo: unique(), method: 'courier', shipmentLines: [brakes(orderNo)] }, idempotencyKey: unique() });
    const body = { orderNo, acceptedAt, slipsHandedOver: handedOverBefore ? [issueSlipNo] : [] };
    await system.client.stopDispatches({ body, idempotencyKey: unique() });
    const next = await system.client.openDispatch({ body: { ...slip(), orderNo, slipLines: [controller(orderNo)] }, idempotencyKey: unique() });
    expect(await toldOf(next.dispatchNo)).toHaveLength(handedOverBefore ? 1 : 0);
  }
});

test('other issue slips (X-09) belong to no order', async () => {
  const body = { ...slip(), slipKind: 'otherIssueSlip' as const };
  await stop(body.orderNo);
  const { dispatchNo } = await system.client.openDispatch({ body, idempotencyKey: unique() });
  await expect(stop(body.orderNo)).resolves.toEqual({ dispatchNos: [] });
  expect(await toldOf(dispatchNo)).toEqual([]);
});

test('a dispatch whose slip the keeper refused at the same moment is over already', async () => {
  const { dispatchNo } = await opened(system);
  await system.client.refuseDispatch({ body: { dispatchNo }, idempotencyKey: unique() });
  const cancelled = system.client.cancelDispatch({ body: { dispatchNo, reason: '订单已取消' }, idempotencyKey: unique() });
  await expect(cancelled).resolves.toEqual({ dispatchState: 'movementRefused', tookOver: null });
});
