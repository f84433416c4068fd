import { describe, expect, test } from '@jest/globals';
import { cartonToSign, completeTask, decideLate, endsReached, sendPlan, shownAt, signedCarton, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** The messages that part dispatch waits for: early, late, twice, for several at once, and past a killed process. */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

const logistician = 'ma.chao';
const wait = (carton: object) => startProcess(world, 'part-dispatch--by-vehicle', { ...carton });
const carton = (dealerNo?: string) => cartonToSign(world.clients, dealerNo);
const staged = () => signedCarton(world.clients);
const plansAtLoading = () => shownAt(world, logistician, 'Task_LoadCarton', 'planNo');
const searches = () => shownAt(world, logistician, 'Task_FindCause', 'decisionNo');
const repeat = (message: string) => deliverAgain(world, 'logistics', message);

describe('vehicleDispatchPlanReceived', () => {
  test('early: the plan is there before the carton waits', async () => {
    // Logistics knows the dealers once the order desk's outbox is empty.
    await world.quiet();
    const planNo = await sendPlan(world.clients);
    await wait(await carton());
    await untilActive(world, 'Task_LoadCarton');
    expect(await plansAtLoading()).toEqual([planNo]);
  });

  test('late, and then once more: the carton waits, the plan releases it, the repeat changes nothing', async () => {
    await wait(await carton());
    await untilActive(world, 'Gateway_PlanOrOverdue');
    const planNo = await sendPlan(world.clients);
    await untilActive(world, 'Task_LoadCarton');
    await repeat('vehicleDispatchPlanReceived');
    expect(await plansAtLoading()).toEqual([planNo]);
    // Left behind and kept, the carton waits again: the repeat of the old plan must not reach it.
    await completeTask(world, logistician, 'Task_LoadCarton', { cartonLoaded: false });
    await completeTask(world, logistician, 'Task_DecideLateCarton', { lateDecision: 'keep', lateReason: '等下一辆' });
    await untilActive(world, 'Gateway_PlanOrOverdue');
    await repeat('vehicleDispatchPlanReceived');
    await untilActive(world, 'Gateway_PlanOrOverdue');
    expect(await plansAtLoading()).toEqual([]);
  });

  test('two cartons of the dealer wait, one of another: the plan releases the two', async () => {
    for (const dealerNo of ['D-101', 'D-101', 'D-102']) await wait(await carton(dealerNo));
    await untilActive(world, 'Gateway_PlanOrOverdue', 3);
    const planNo = await sendPlan(world.clients);
    await untilActive(world, 'Task_LoadCarton', 2);
    await world.quiet();
    expect(await plansAtLoading()).toEqual([planNo, planNo]);
    expect(await shownAt(world, logistician, 'Task_LoadCarton', 'dealerNo')).toEqual(['D-101', 'D-101']);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    await wait(await carton());
    await untilActive(world, 'Gateway_PlanOrOverdue');
    const relays = await withoutRelay(world, async () => {
      await sendPlan(world.clients);
      expect(await plansAtLoading()).toEqual([]);
    });
    await untilActive(world, 'Task_LoadCarton');
    await relays.stop();
  });
});

describe('vehicleDispatchPlanReceived, of a vehicle that has left (PD-D5.1)', () => {
  const hour = 3_600_000;
  const returned = async () => (await endsReached(world)).filter((id) => id === 'EndEvent_ReturnedAfterDeparture').length;

  test('late, past a killed process, twice, with two waiting: each returned carton waits for the plan that met it, and for no other', async () => {
    const [one, other] = [await carton('D-101'), await carton('D-102')];
    for (const each of [one, other]) await wait(each);
    await untilActive(world, 'Gateway_PlanOrOverdue', 2);
    await world.advance(90 * hour);
    await untilActive(world, 'Task_DecideLateCarton', 2);
    const relays = await withoutRelay(world, async () => {
      for (const { dealerNo } of [one, other]) await sendPlan(world.clients, dealerNo, '2026-09-11T08:00:00+08:00');
      await world.advance(10 * hour);
      for (const _each of [one, other]) await completeTask(world, logistician, 'Task_DecideLateCarton', { lateDecision: 'return', lateReason: '车已走' });
      await untilActive(world, 'Event_DepartedPlanReceived', 2);
      await world.camunda.publishMessage({ name: 'vehicleDispatchPlanReceived', correlationKey: one.cartonNo, variables: {}, timeToLive: 60_000 });
      await until('one is returned', async () => (await returned()) === 1, 30_000);
      await untilActive(world, 'Event_DepartedPlanReceived');
    });
    await until('both are returned', async () => (await returned()) === 2, 30_000);
    await wait({ ...one, stopKey: `${one.dispatchNo}/2` });
    await repeat('vehicleDispatchPlanReceived');
    await untilActive(world, 'Task_LoadCarton', 0);
    await relays.stop();
  });
});

describe('improvementRequested', () => {
  test('two late cartons start a search each, a repeat none', async () => {
    const late = [await decideLate(world.clients, await staged()), await decideLate(world.clients, await staged())];
    await untilActive(world, 'Task_FindCause', 2);
    await repeat('improvementRequested');
    expect(await searches()).toEqual(late);
  });

  test('the repeat comes after the search has ended', async () => {
    await decideLate(world.clients, await staged());
    const record = { cause: '未发计划', responsibleDept: 'customerServiceDept', measure: '每周发计划' };
    await completeTask(world, logistician, 'Task_FindCause', record);
    await repeat('improvementRequested');
    expect(await searches()).toEqual([]);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const late = await staged();
    const relays = await withoutRelay(world, () => decideLate(world.clients, late));
    await untilActive(world, 'Task_FindCause');
    await relays.stop();
  });
});
