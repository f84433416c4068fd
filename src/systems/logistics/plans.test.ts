import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { startSystem } from '../../../test/support/start-system';
import { until } from '../../../test/support/until';
import type { BaseTables } from '../../database/base-tables';
import { connect } from '../../database/connect';
import { ensureSchema } from '../../database/roles';
import { receiveDispatchPlan } from './dispatch-plans';
import { logistics } from './index';
import type { LogisticsTables } from './tables';
import { documented, handedOver, handoverBody, messagesFor, plan, refusal, unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

const message = (cartonNo: string, planNo: string, departsAt = '2026-09-07T18:00:00+08:00') =>
  expect.objectContaining({
    channel: 'message',
    target: 'vehicleDispatchPlanReceived',
    payload: { correlationKey: cartonNo, variables: { planNo, vehicleNo: '沪A-12345', departsAt } },
  });

test('a plan that came first releases the carton when Logistics signs (S-PD-01)', async () => {
  const { planNo, cartonNos } = await plan(system, 'D-1');
  expect(cartonNos).toEqual([]);
  const { cartonNo, dispatchNo } = await handedOver(system, { dealerNo: 'D-1' });
  expect(await messagesFor(system, cartonNo)).toEqual([message(cartonNo, planNo)]);
  const { handovers } = await system.client.getDispatch({ params: { dispatchNo } });
  expect(handovers[0]?.planNo).toBe(planNo);
});

test('a plan releases every waiting carton of its dealer once, and no other dealer waits less (PD-D6, S-PD-08)', async () => {
  const [first, second, other] = [
    await handedOver(system, { dealerNo: 'D-2' }),
    await handedOver(system, { dealerNo: 'D-2' }),
    await handedOver(system, { dealerNo: 'D-3' }),
  ];
  const { planNo, cartonNos } = await plan(system, 'D-2');
  expect(cartonNos).toEqual([first.cartonNo, second.cartonNo]);
  expect((await plan(system, 'D-2')).cartonNos).toEqual([]);
  for (const { cartonNo } of [first, second]) expect(await messagesFor(system, cartonNo)).toEqual([message(cartonNo, planNo)]);
  expect(await messagesFor(system, other.cartonNo)).toEqual([]);
  const { cartons } = await system.client.listWaitingCartons({ query: {} });
  expect(cartons.map(({ cartonNo }) => cartonNo)).toEqual([other.cartonNo]);
});

test('of several plans the carton takes the next to leave, and none that has left', async () => {
  await plan(system, 'D-4', '2026-09-07T09:30:00+08:00');
  const { planNo: late } = await plan(system, 'D-4', '2026-09-12T10:00:00+08:00');
  const { planNo: next } = await plan(system, 'D-4', '2026-09-09T10:00:00+08:00');
  system.clock.advance(3600_000);
  const { cartonNo } = await handedOver(system, { dealerNo: 'D-4' });
  expect(await messagesFor(system, cartonNo)).toEqual([message(cartonNo, next, '2026-09-09T10:00:00+08:00')]);
  const { plans } = await system.client.listPlans({ query: { dealerNo: 'D-4' } });
  expect(plans.map(({ planNo }) => planNo).slice(0, 2)).toEqual([late, next]);
});

test('a plan and a hand-over at the same moment never miss each other', async () => {
  const paper = await documented(system, { dealerNo: 'D-race' });
  const url = await ensureSchema(system.adminUrl, 'logistics');
  await system.client.recordDealers({ body: { dealerNos: ['D-race'] }, idempotencyKey: unique() });
  const db = connect<LogisticsTables & BaseTables>(url, 'logistics');
  let signing: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    const given = { dealerNo: 'D-race', vehicleNo: '沪A-12345', departsAt: '2026-09-08T10:00:00+08:00' };
    await receiveDispatchPlan({ tx, at: system.clock.now(), caller: 'tests' }, given, 'zh-CN');
    signing = system.client.recordHandover({ body: handoverBody(paper), idempotencyKey: unique() });
    const signed = signing.then(() => true);
    // The plan is written but not committed: the hand-over must wait for it, or it is through without a match.
    await until('the hand-over waits or is done', async () => (await waitsForLock()) || Promise.race([signed, Promise.resolve(false)]));
  });
  await signing;
  await db.destroy();
  expect(await messagesFor(system, paper.cartonNo)).toHaveLength(1);
});

async function waitsForLock(): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(system.running.db);
  return rows.length > 0;
}

test('a plan is taken in once per number, the same call twice once, and never for a vehicle that has left', async () => {
  await system.client.recordDealers({ body: { dealerNos: ['D-5'] }, idempotencyKey: unique() });
  const body = { planNo: '9月8日-3号车', dealerNo: 'D-5', vehicleNo: '沪A-12345', departsAt: '2026-09-08T10:00:00+08:00' };
  const idempotencyKey = unique();
  const first = await system.client.receiveDispatchPlan({ body, idempotencyKey });
  await expect(system.client.receiveDispatchPlan({ body, idempotencyKey })).resolves.toEqual(first);
  await expect(system.client.receiveDispatchPlan({ body, idempotencyKey: unique() })).rejects.toMatchObject(refusal(409, 'planExists'));
  await expect(plan(system, 'D-5', '2026-09-07T08:59:00+08:00')).rejects.toMatchObject({
    problem: { status: 422, code: 'planAlreadyLeft', errors: [{ field: 'departsAt' }] },
  });
});

const written = (changes: Partial<Record<'planNo' | 'dealerNo' | 'vehicleNo' | 'departure', string>>) => {
  const body = { dealerNo: 'D-6', vehicleNo: '沪A-12345', departure: '2026-09-08 10:00', planNo: '', ...changes };
  return system.client.recordDispatchPlan({ body, idempotencyKey: unique() });
};

test('a plan by the form is taken in, or answered in words', async () => {
  const { cartonNo } = await handedOver(system, { dealerNo: 'D-6' });
  await system.client.recordDealers({ body: { dealerNos: ['D-6'] }, idempotencyKey: unique() });
  const taken = { planNo: '6号车', cartonNos: [cartonNo], unmatchedNo: null, refusal: null };
  await expect(written({ planNo: '6号车' })).resolves.toEqual(taken);
  const refusals = [
    [{ planNo: '6号车' }, '已有同一编号的发运计划'],
    [{ departure: '2026-09-07 08:00' }, '发车时间已过，车已走，不能再装箱'],
    [{ departure: '2026-02-31 18:00' }, '发车时间不是一个实有的日期和时间'],
    [{ departure: '' }, '发车时间不是一个实有的日期和时间'],
    [{ dealerNo: ' ' }, '经销商编号填写有误'],
    [{ vehicleNo: '' }, '车号填写有误'],
    [{ planNo: 'x'.repeat(65) }, '计划编号填写有误'],
  ] as const;
  for (const [changes, refusal] of refusals) await expect(written(changes)).resolves.toEqual({ planNo: null, cartonNos: [], unmatchedNo: null, refusal });
});

test('a plan for a dealer whom nobody knows is kept, once, until a person puts it to one or dismisses it', async () => {
  const body = { dealerNo: 'D-nobody', vehicleNo: '沪A-12345', departsAt: '2026-09-08T10:00:00+08:00' };
  const { unmatchedNo, ...kept } = await system.client.receiveDispatchPlan({ body, idempotencyKey: unique() });
  expect(kept).toEqual({ planNo: null, cartonNos: [] });
  await expect(system.client.receiveDispatchPlan({ body, idempotencyKey: unique() })).resolves.toMatchObject({ unmatchedNo });
  await expect(written({ dealerNo: 'D-nobody' })).resolves.toMatchObject({ unmatchedNo, refusal: null });
  expect((await system.client.listUnmatched({ query: {} })).unmatched).toMatchObject([{ unmatchedNo, kind: 'dispatchPlan', reason: 'unknownDealer' }]);
  const { cartonNo } = await handedOver(system, { dealerNo: 'D-7' });
  const clear = (dealerNo: string) =>
    system.client.clearUnmatched({ body: { unmatchedNo: unmatchedNo ?? '', action: 'assign', dealerNo, recordedBy: 'xu.juan' }, idempotencyKey: unique() });
  await expect(clear('D-7')).resolves.toEqual({ cleared: false, action: null, refusal: '经销商不在我方名单中' });
  await system.client.recordDealers({ body: { dealerNos: ['D-7', 'D-6'] }, idempotencyKey: unique() });
  await expect(clear('D-7')).resolves.toEqual({ cleared: true, action: 'assign', refusal: null });
  expect(await messagesFor(system, cartonNo)).toHaveLength(1);
  const { unmatched } = await system.client.listUnmatched({ query: { all: 'true' } });
  expect(unmatched).toMatchObject([{ dealerNo: 'D-7', shippingDocumentNo: null }]);
});
