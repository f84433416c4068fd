import { ScopeKey } from '@camunda8/orchestration-cluster-api';
import { describe, expect, test } from '@jest/globals';
import { checkedOrder, reviewedSlip, cartonToSign, startProcess } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { clerk, consignee, keeper, lineOf, makeSlip, registeredOrder, reviewedOrder, stopsAfter, stopsAndGoesOn, useWorldAndBooks, type Stop, type Values } from '../support/hostile';
import { setVariables } from '../support/incidents';
import { doTask, orderOf, taskOf } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/**
 * Variables that an operator spoils, that are not there, or that somebody hands in beside a form: an incident names
 * the variable, what is expected and what came, or it does not get into the case at all.
 */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

const stateOf = async (orderNo: string) => (await world.clients.orderDesk.getOrder({ params: { orderNo } })).state;
const slipsOf = async (orderNo: string) => (await world.clients.warehouse.listIssueSlips({ query: { orderNo } })).issueSlips;
const ends = (orderNo: string, state: string) => until(`${orderNo} is ${state}`, async () => (await stateOf(orderNo)) === state, 30_000);
const atOnce = { consistency: { waitUpToMs: 0 } };

/** Variables of an instance itself, by name. */
async function caseOf(processInstanceKey: string): Promise<Values> {
  const scopeKey = ScopeKey.assumeExists(processInstanceKey);
  const { items } = await world.camunda.searchVariables({ filter: { scopeKey }, page: { from: 0, limit: 200 }, truncateValues: false }, atOnce);
  return Object.fromEntries((items ?? []).map(({ name, value }) => [name, JSON.parse(value ?? 'null')]));
}

describe('spoilt while a task is open', () => {
  type Row = { task: string; by: string; hands: (orderNo: string) => Values; spoilt: Values; stop: (orderNo: string) => Stop };
  const made = (orderNo: string) => ({ shippingMethod: 'courier', slipLines: [lineOf(orderNo)] });
  const rows: [string, (world: TestWorld) => Promise<string>, Row][] = [
    ['no order number', registeredOrder, {
      task: 'Task_MakeIssueSlip', by: clerk, hands: made, spoilt: { orderNo: null },
      stop: (orderNo) => ({ stops: 'Task_IssueSlip', says: ["'orderNo'", 'expected string, received null', 'came as null'], mends: { orderNo }, reads: { orderNo } }),
    }],
    ['a list for the dealer', registeredOrder, {
      task: 'Task_MakeIssueSlip', by: clerk, hands: made, spoilt: { dealerNo: ['D-101', 'D-102'] },
      stop: () => ({ stops: 'Task_IssueSlip', says: ["'dealerNo'", 'expected string, received array', 'came as ["D-101","D-102"]'], mends: { dealerNo: 'D-101' }, reads: { dealerNo: 'D-101' } }),
    }],
    ["no number of the dealer's", () => orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }]), {
      task: 'Task_RegisterOrder', by: clerk, hands: () => ({}), spoilt: { dealerOrderNo: null },
      stop: () => ({ stops: 'Task_EnterFaxRegister', says: ["'subject'", 'expected string, received null'], mends: { dealerOrderNo: 'T-1' }, reads: { subject: '配件订单 T-1' } }),
    }],
    ['the number of another slip', slipped, {
      task: 'Task_ReviewIssueSlip', by: 'wang.fang', hands: () => ({ slipApproved: true }), spoilt: { issueSlipNo: 'IS-0' },
      stop: (orderNo) => ({ stops: 'Task_ReviewSlip', says: ['There is no issue slip IS-0', 'notFound'], ...slipOf(orderNo) }),
    }],
    ['a number for the slip', reviewedOrder, {
      task: 'Task_PrepareStock', by: keeper, hands: () => ({}), spoilt: { issueSlipNo: 7 },
      stop: (orderNo) => ({ stops: 'Task_RecordPicking', says: ["'issueSlipNo'", 'expected string, received number', 'came as 7'], ...slipOf(orderNo) }),
    }],
  ];
  const slips = new Map<string, string>();
  const slipOf = (orderNo: string) => ({ mends: { issueSlipNo: slips.get(orderNo) }, reads: { issueSlipNo: slips.get(orderNo) } });

  test.each(rows)('%s', async (_what, prepare, { task, by, hands, spoilt, stop }) => {
    const orderNo = await prepare(world);
    const open = await taskOf(world, orderNo, task);
    slips.set(orderNo, (await slipsOf(orderNo))[0]?.issueSlipNo ?? '');
    await setVariables(world.camunda, open.processInstanceKey, spoilt);
    await stopsAndGoesOn(world, books, open, { by, hands: hands(orderNo), ...stop(orderNo) });
  });

  async function slipped(): Promise<string> {
    const orderNo = await registeredOrder(world);
    await makeSlip(world, orderNo);
    return orderNo;
  }
});

describe('not there, or not usable, when a flow begins', () => {
  const rows: [string, Values, string, string[], (good: Values) => Values][] = [
    ['no slip', { issueSlipNo: undefined }, 'Task_OpenDispatch', ["'issueSlipNo'", 'expected string, received null'], ({ issueSlipNo }) => ({ issueSlipNo })],
    ['a word for the lines', { slipLines: '全部' }, 'Task_OpenDispatch', ["'slipLines'", 'expected array, received string', 'came as "全部"'], ({ slipLines }) => ({ slipLines })],
    ['a day that is none for T-05', { reviewedAt: 'yesterday' }, 'StartEvent_SlipReviewed', ['date and time(reviewedAt)', "from 'yesterday'"], ({ reviewedAt }) => ({ reviewedAt })],
  ];

  test.each(rows)('%s', async (_what, spoilt, stops, says, mends) => {
    const orderNo = await checkedOrder(world.clients, 'D-101', 'courier');
    const slip = await reviewedSlip(world.clients, orderNo, 'D-101', 'courier');
    const reads = stops === 'StartEvent_SlipReviewed' ? {} : mends(slip);
    await stopsAfter(world, books, undefined, { stops, says, mends: mends(slip), reads, changes: true }, () => startProcess(world, 'part-dispatch', { ...slip, ...spoilt }));
    await taskOf(world, orderNo, 'Task_PrepareStock');
  });

  test('a number of days that is none for T-06', async () => {
    const carton = await cartonToSign(world.clients);
    const stop = { stops: 'Task_ComputePlanDue', says: ["'amount'", 'came as "soon"'], mends: { planWaitDays: 3 }, changes: true as const };
    await stopsAfter(world, books, undefined, stop, () => startProcess(world, 'part-dispatch--by-vehicle', { ...carton, planWaitDays: 'soon' }));
  });
});

test('the order number, while the order waits for its goods', async () => {
  const orderNo = await orderOf(world, [{ partNo: 'LMP-03', quantity: 1 }]);
  await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
  await world.quiet();
  const found = await world.camunda.searchProcessInstances({ filter: { processDefinitionId: 'dealer-part-order', state: 'ACTIVE' }, page: { from: 0, limit: 100 } }, atOnce);
  const processInstanceKey = found.items.at(-1)?.processInstanceKey ?? '';
  await setVariables(world.camunda, processInstanceKey, { orderNo: 5 });
  const stop = { stops: 'Task_CloseOrder', says: ["'orderNo'", 'expected string, received number', 'came as 5'], mends: { orderNo }, reads: { orderNo }, changes: true as const };
  const body = { orderLineId: `${orderNo}/1`, obtainedQuantity: 0 };
  await stopsAfter(world, books, processInstanceKey, stop, () => world.clients.orderDesk.recordLineSupplied({ body, idempotencyKey: 'spoilt' }));
  await ends(orderNo, 'notSupplied');
});

describe('what a form does not ask is not taken', () => {
  test('by registering an order', async () => {
    const orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }]);
    const more = { orderNo: 'DO-202609-001', dealerNo: 'D-103', completedBy: 'wang.fang', checkResult: 'duplicate', wantedLines: [] };
    await doTask(world, orderNo, clerk, 'Task_RegisterOrder', more);
    await taskOf(world, orderNo, 'Task_MakeIssueSlip');
    expect(await world.clients.orderDesk.getOrder({ params: { orderNo } })).toMatchObject({ registeredBy: clerk, dealerNo: 'D-101', state: 'inProgress' });
  });

  test('by making a slip and reviewing it; nor a price with its line', async () => {
    const orderNo = await registeredOrder(world);
    const more = { orderNo: 'DO-202609-001', dealerNo: 'D-103', completedBy: 'wang.fang', maker: 'wang.fang', issueSlipNo: 'IS-202609-001' };
    await makeSlip(world, orderNo, { ...more, slipLines: [{ ...lineOf(orderNo), price: 0 }] });
    await doTask(world, orderNo, 'wang.fang', 'Task_ReviewIssueSlip', { slipApproved: true, ...more, slipState: 'void', reviewedAt: '2020-01-01T00:00:00Z' });
    await taskOf(world, orderNo, 'Task_PrepareStock');
    const slip = { orderNo, dealerNo: 'D-101', maker: clerk, reviewer: 'wang.fang', state: 'reviewed', reviewedAt: expect.stringContaining('2026-09-07') };
    expect(await slipsOf(orderNo)).toMatchObject([slip]);
  });

  test('by preparing the goods', async () => {
    const [orderNo, other] = [await reviewedOrder(world), await reviewedOrder(world)];
    await doTask(world, orderNo, keeper, 'Task_PrepareStock', { issueSlipNo: (await slipsOf(other))[0]?.issueSlipNo, orderNo: other, completedBy: 'wang.fang' });
    await taskOf(world, orderNo, 'Task_CheckGoods');
    expect([(await slipsOf(orderNo))[0]?.state, (await slipsOf(other))[0]?.state]).toEqual(['picked', 'reviewed']);
  });

  test('by comparing what was shipped: nothing is shipped twice; and by reading why a cancellation was refused', async () => {
    const orderNo = await reviewedOrder(world);
    const slipLines = [lineOf(orderNo)];
    for (const [by, task, hands] of toCompare(slipLines)) await doTask(world, orderNo, by, task, hands);
    await doTask(world, orderNo, keeper, 'Task_CompareShipped', { allLinesShipped: false, remainingLines: slipLines, shipmentLines: slipLines });
    await ends(orderNo, 'shippedInFull');
    const { movements } = await world.clients.warehouse.listMovements({ query: { limit: 200 } });
    expect(movements.filter((each) => each.orderLineId === `${orderNo}/1`)).toMatchObject([{ quantity: 1 }]);

    await startProcess(world, 'record-order-cancellation', { dealerNo: 'D-101', orderNo });
    const { processInstanceKey } = await taskOf(world, orderNo, 'Task_ReadRefusal');
    const before = await caseOf(processInstanceKey);
    await doTask(world, orderNo, clerk, 'Task_ReadRefusal', { cancellationAnswer: 'accepted', orderNo: 'DO-1', more: true });
    await world.quiet();
    expect(await caseOf(processInstanceKey)).toEqual({ ...before, completedBy: clerk });
    expect(before).toMatchObject({ cancellationAnswer: 'refused', orderNo });
  });

  const toCompare = (packedLines: object[]): [string, string, Values][] => [
    [keeper, 'Task_PrepareStock', {}],
    ['wang.fang', 'Task_CheckGoods', { goodsAgree: true }],
    ['chen.jie', 'Task_ApproveDispatch', { dispatchApproved: true }],
    [keeper, 'Task_Pack', { packedLines, cartonCount: 1 }],
    [keeper, 'Task_SettleMethod', { chosenMethod: 'courier' }],
    [keeper, 'Task_FillShippingDocument', { consignee }],
    [keeper, 'Task_ArrangeCarrier', { carrier: '顺丰速运', waybillNo: 'SF1', carrierMethod: 'courier' }],
  ];
});
