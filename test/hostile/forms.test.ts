import { beforeAll, describe, expect, test } from '@jest/globals';
import { sendPlan } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { clerk, consignee, handsIn, keeper, lineOf, registeredOrder, stopsAfter, stopsAndGoesOn, useWorldAndBooks, type HandedIn } from '../support/hostile';
import { doTask, giveUpPieces, orderOf, taskOf } from '../support/orders';
import { until } from '../support/until';
import { password, type TestWorld } from '../support/world';

/**
 * Forms handed in wrong through the REST API, where no form stops them: the case stops at the next step with an
 * incident that names what is wrong, what is expected and what came, nothing is recorded, and it goes on once that
 * is mended. (Forms of the warehouse: warehouse-forms.test.ts; of incidents and vehicle returns: case-forms.test.ts. Variables that a form does not ask, or
 * that an operator spoils: variables.test.ts. Who may take and complete a task: test/flows/two-hands.test.ts.)
 */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

describe('one order of two lines, every form handed in wrong first', () => {
  let orderNo: string;
  const lines = (brakes: number, controllers: number) => [
    { ...lineOf(orderNo), quantity: brakes },
    { orderLineId: `${orderNo}/2`, partNo: 'CTL-02', partName: '控制器', quantity: controllers },
  ];
  beforeAll(async () => {
    orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }, { partNo: 'CTL-02', quantity: 1 }], { shippingMethod: 'withVehicle' });
  });

  const steps: [string, () => HandedIn][] = [
    ['a remark of 501 characters', () => ({
      task: 'Task_RegisterOrder', by: clerk, hands: { registerNote: '长'.repeat(501) },
      stops: 'Task_EnterFaxRegister', says: ['documents refused', 'note: ', '<=500 characters'], mends: { registerNote: '电话订购' }, reads: { note: '电话订购' },
    })],
    ['a way to ship that there is not', () => ({
      task: 'Task_MakeIssueSlip', by: clerk, hands: { shippingMethod: 'drone', slipLines: lines(1, 1) },
      stops: 'Task_IssueSlip', says: ["'shippingMethod'", '"withVehicle"|"courier"|"freight"', 'came as "drone"'],
      mends: { shippingMethod: 'withVehicle' }, reads: { shippingMethod: 'withVehicle' },
    })],
    ['a word for yes', () => ({
      task: 'Task_ReviewIssueSlip', by: 'wang.fang', hands: { slipApproved: 'yes' },
      stops: 'Task_ReviewSlip', says: ["'approved'", 'expected boolean, received string', 'came as "yes"'], mends: { slipApproved: true }, reads: { approved: true },
    })],
    ['perhaps something is missing', () => ({
      task: 'Task_PrepareStock', by: keeper, hands: { linesShort: 'perhaps' },
      stops: 'Task_RecordPicking', says: ["'linesShort'", 'expected boolean, received string', 'came as "perhaps"'], mends: { linesShort: false }, reads: { linesShort: false },
    })],
    ['nothing at all', () => ({
      task: 'Task_CheckGoods', by: 'wang.fang', hands: {},
      stops: 'Task_RecordCheck', says: ["'agrees'", 'expected boolean, received null'], mends: { goodsAgree: true }, reads: { agrees: true },
    })],
    ['a no without its reason', () => ({
      task: 'Task_ApproveDispatch', by: 'chen.jie', hands: { dispatchApproved: false },
      stops: 'Task_RecordApproval', says: ['warehouse refused', 'reason: a refusal needs a reason', 'resolve this incident'], mends: { dispatchApproved: true }, reads: { approved: true },
    })],
    ['no carton for the goods', () => ({
      task: 'Task_Pack', by: keeper, hands: { packedLines: lines(1, 0), cartonCount: 0 },
      stops: 'Task_RecordPacking', says: ["'cartonCount'", '>=1', 'came as 0'], mends: { cartonCount: 1 }, reads: { cartonCount: 1 },
    })],
    ['another way to ship that there is not', () => ({
      task: 'Task_SettleMethod', by: keeper, hands: { chosenMethod: 'drone' },
      stops: 'Task_SettleMethod', says: ['chosenMethod must be withVehicle, courier or freight, came as ["drone"]'], mends: {}, reads: { chosenMethod: 'withVehicle' },
    })],
    ['a consignee of blanks', () => ({
      task: 'Task_FillShippingDocument', by: keeper, hands: { consignee: ' \t ' },
      stops: 'Task_MakeShippingDocument', says: ["'consignee'", '>=1 characters', 'came as " \\t "'], mends: { consignee }, reads: { consignee },
    })],
    ['perhaps signed', () => ({
      task: 'Task_HandOver', by: 'chen.jie', hands: { handoverSigned: 'perhaps' },
      stops: 'Task_HandOver', says: ['handoverSigned must be true or false, came as ["perhaps"]'], mends: {}, reads: { handoverSigned: true },
    })],
    ['perhaps loaded', () => ({
      task: 'Task_LoadCarton', by: 'ma.chao', hands: { cartonLoaded: 'perhaps' },
      stops: 'Task_RecordLoading', says: ["'loaded'", 'expected boolean', 'came as "perhaps"'], mends: { cartonLoaded: false }, reads: { loaded: false, note: '装不下' },
    })],
    ['burn what is late', () => ({
      task: 'Task_DecideLateCarton', by: 'ma.chao', hands: { lateDecision: 'burn', lateReason: '太晚' },
      stops: 'Task_RecordCartonLate', says: ["'decision'", '"return"|"keep"', 'came as "burn"'], mends: { lateDecision: 'keep' }, reads: { decision: 'keep' },
    })],
    ['the weather is responsible', () => ({
      task: 'Task_FindCause', by: 'ma.chao', hands: { cause: '下雨', responsibleDept: 'weather', measure: '等' },
      stops: 'Task_RecordImprovement', says: ["'responsibleDept'", '"logisticsDept"', 'came as "weather"'], mends: {}, reads: { responsibleDept: 'logisticsDept' },
    })],
    ['a carrier without a vehicle', () => ({
      task: 'Task_ArrangeCarrier', by: keeper, hands: { carrier: '', waybillNo: '9'.repeat(65), carrierMethod: 'pigeon' },
      stops: 'Task_ArrangeCarrier', says: ['carrierMethod must be courier or freight, came as ["pigeon"]'], mends: {}, reads: { carrierMethod: 'courier' },
    })],
  ];
  const meanwhile: Record<string, () => Promise<unknown>> = {
    Task_LoadCarton: () => sendPlan(world.clients),
    Task_ArrangeCarrier: async () => {
      await sendPlan(world.clients);
      await doTask(world, orderNo, 'ma.chao', 'Task_LoadCarton', { cartonLoaded: true });
      // A line was left out: whoever says that all is shipped is not believed (PD-D7.2).
      await doTask(world, orderNo, keeper, 'Task_CompareShipped', { allLinesShipped: true });
    },
  };

  test.each(steps)('%s', async (_what, step) => {
    await meanwhile[step().task]?.();
    await handsIn(world, books, orderNo, step());
  });

  test('no carrier, and a waybill number of 65 characters', async () => {
    await stopsAfter(world, books, undefined, {
      stops: 'Task_RecordWaybill', says: ["'carrier'", '>=1 characters', "'waybillNo'", '<=64 characters'],
      mends: { carrier: '顺丰速运', waybillNo: 'SF1' }, reads: { carrier: '顺丰速运', waybillNo: 'SF1' }, changes: true,
    });
  });

  test('and it ends as if nothing had been wrong', async () => {
    await doTask(world, orderNo, keeper, 'Task_CompareShipped', { allLinesShipped: true });
    await until('the order is closed', async () => (await world.clients.orderDesk.getOrder({ params: { orderNo } })).state === 'shippedInFull', 30_000);
    const { dispatches } = await world.clients.logistics.listDispatches({ query: {} });
    expect(dispatches).toMatchObject([{ state: 'shippedSplit' }]);
    const { rows } = await world.clients.documents.listFaxRegister({ query: {} });
    expect(rows.filter(({ direction }) => direction === 'inbound')).toMatchObject([{ caseNo: orderNo, note: '电话订购', registeredBy: clerk }]);
  });
});

describe('what a dealer says', () => {
  test('of part of the order: perhaps', async () => {
    const orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }, { partNo: 'LMP-03', quantity: 1 }], { partialAllowed: false });
    await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
    await giveUpPieces(world, orderNo, clerk);
    await handsIn(world, books, orderNo, {
      task: 'Task_AskDealer', by: clerk, hands: { dealerAnswer: 'perhaps' },
      stops: 'Task_AskDealer', says: ['dealerAnswer must be shipAvailable or cancel, came as ["perhaps"]'], mends: {}, reads: { dealerAnswer: 'cancel' },
    });
    expect(await world.clients.orderDesk.getOrder({ params: { orderNo } })).toMatchObject({ state: 'cancelled' });
  });

  test('is not even asked', async () => {
    const orderNo = await orderOf(world, [{ quantity: 1 }]);
    await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
    await handsIn(world, books, orderNo, {
      task: 'Task_QueryDealer', by: clerk, hands: { queryText: '' },
      stops: 'Task_RecordQuery', says: ["'queryText'", '>=1 characters', 'came as ""'], mends: { queryText: '什么配件？' }, reads: { queryText: '什么配件？' },
    });
    expect(await world.clients.orderDesk.getOrder({ params: { orderNo } })).toMatchObject({ state: 'awaitingDealer' });
  });

  test('fits no order, and is to be burnt', async () => {
    await world.clients.orderDesk.requestCancellation({ body: { dealerNo: 'D-101', dealerOrderNo: 'no such' }, idempotencyKey: 'no-such' });
    const open = await until('the task is open', async () => (await world.staff(clerk).openTasks()).find(({ elementId }) => elementId === 'Task_ClearOrderMessage'));
    await stopsAndGoesOn(world, books, open, {
      by: clerk, hands: { clearAction: 'burn', clearOrderNo: [1, 2] },
      stops: 'Task_ClearAtOrderDesk', says: ["'action'", '"dismiss"|"assign"', 'came as "burn"', "'orderNo'", 'expected string, received array'],
      mends: {}, reads: { action: 'dismiss', orderNo: null },
    });
    expect(await world.clients.orderDesk.listUnmatched({ query: { all: 'true' } })).toMatchObject({ unmatched: [{ action: 'dismiss' }] });
  });
});

describe('a completion that has no usable shape', () => {
  let orderNo: string;
  beforeAll(async () => {
    orderNo = await registeredOrder(world);
  });

  test.each<[string, string, number]>([
    ['a list for the variables', '{"variables":["slipApproved"]}', 400],
    ['a text for the variables', '{"variables":"slipApproved=true"}', 400],
    ['a variable beside the variables', '{"variables":{},"orderNo":"DO-1"}', 400],
    ['two million characters', JSON.stringify({ variables: { registerNote: 'x'.repeat(2_000_000) } }), 413],
  ])('%s', async (_what, body, status) => {
    const { userTaskKey } = await taskOf(world, orderNo, 'Task_MakeIssueSlip');
    const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa(`${clerk}:${password}`)}` };
    const answer = await fetch(`${world.cluster.restAddress}/v2/user-tasks/${userTaskKey}/completion`, { method: 'POST', headers, body });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
    await taskOf(world, orderNo, 'Task_MakeIssueSlip');
  });
});
