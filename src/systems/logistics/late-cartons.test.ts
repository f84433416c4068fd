import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { documented, documentBody, handedOver, handoverBody, messagesFor, opened, plan, refusal, unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;

beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'), new Date('2026-09-07T14:00:00+08:00'));
});
afterAll(() => system.close());

type Carton = { dispatchNo: string; cartonNo: string };
type Papers = Carton & { shippingDocumentNo: string };
const decide = ({ dispatchNo, cartonNo }: Carton, decision: 'return' | 'keep', reason: 'noPlan' | 'leftBehind' | 'notLoaded' = 'noPlan') =>
  system.client.recordCartonLate({
    body: { dispatchNo, cartonNo, reason, decision, note: '没有计划', decidedBy: 'wu.gang' },
    idempotencyKey: unique(),
  });
const leaveBehind = ({ dispatchNo, shippingDocumentNo }: Papers, planNo: string) =>
  system.client.recordLoading({
    body: { dispatchNo, shippingDocumentNo, planNo, vehicleNo: '沪A-12345', loaded: false, loadedBy: 'wu.gang' },
    idempotencyKey: unique(),
  });
const improvement = (decisionNo: string) =>
  system.client.recordImprovement({
    body: { decisionNo, cause: '客服部未发计划', responsibleDept: 'customerServiceDept', measure: '每周五前发计划', recordedBy: 'wu.gang' },
    idempotencyKey: unique(),
  });
const read = (dispatchNo: string) => system.client.getDispatch({ params: { dispatchNo } });
const waits = async (cartonNo: string) =>
  (await system.client.listWaitingCartons({ query: {} })).cartons.some((carton) => carton.cartonNo === cartonNo);
const targets = async (cartonNo: string) => (await messagesFor(system, cartonNo)).map(({ target }) => target);

test('a carton waits for a plan from the moment of its signature, one that is kept from that of the decision (T-06)', async () => {
  const paper = await documented(system, { dealerNo: 'D-1' });
  const { signedAt = '' } = await system.client.recordHandover({ body: handoverBody(paper), idempotencyKey: unique() });
  expect(signedAt).toMatch(/^2026-09-07T14:00/);
  system.clock.advance(60_000);
  expect((await decide(paper, 'keep')).decidedAt).toMatch(/^2026-09-07T14:01/);
});

test('returned: the document is void, no plan releases the carton, another document can be made', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-2' });
  expect(await decide(carton, 'return')).toMatchObject({ decision: 'return', decisionNo: `${carton.dispatchNo}/1` });
  expect(await waits(carton.cartonNo)).toBe(false);
  expect((await plan(system, 'D-2')).cartonNos).toEqual([]);
  expect((await read(carton.dispatchNo)).documents).toMatchObject([{ state: 'void', voidReason: '没有计划', voidedBy: 'wu.gang' }]);
  expect(await targets(carton.cartonNo)).toEqual(['improvementRequested']);
  await expect(decide(carton, 'return')).rejects.toMatchObject(refusal(404, 'notFound'));
  const body = { ...documentBody(carton.dispatchNo, 'courier'), methodReason: '没有车' };
  await system.client.makeShippingDocument({ body, idempotencyKey: unique() });
});

test('single cartons that the vehicle leaves behind are returned, the search for the cause starts; all of them are no loading', async () => {
  const some = await handedOver(system, { dealerNo: 'D-2S' });
  const { planNo } = await plan(system, 'D-2S');
  const load = ({ dispatchNo, shippingDocumentNo }: Papers, leftCartonNos: string[]) =>
    system.client.recordLoading({ body: { dispatchNo, shippingDocumentNo, planNo, vehicleNo: '沪A-12345', leftCartonNos, note: '只装得下一箱', loadedBy: 'wu.gang' }, idempotencyKey: unique() });
  const [first, second] = [1, 2].map((carton) => `CT-${some.dispatchNo}-${carton}`) as [string, string];
  await expect(load(some, [second, 'CT-0'])).rejects.toMatchObject({ problem: { status: 422, code: 'cartonNotOnDocument', errors: [{ field: 'leftCartonNos.1' }] } });
  await expect(load(some, [second])).resolves.toMatchObject({ loaded: true, loadingRecordNo: expect.any(String) });
  const { documents, lateDecisions, loadingRecords } = await read(some.dispatchNo);
  expect(lateDecisions).toMatchObject([{ cartonNo: second, reason: 'leftBehind', decision: 'return', note: '只装得下一箱', planNo, decidedBy: 'wu.gang' }]);
  expect([documents.map(({ state }) => state), loadingRecords.length]).toEqual([['handedOver'], 1]);
  expect(await targets(first)).not.toContain('improvementRequested');
  const none = await handedOver(system, { dealerNo: 'D-2S' });
  await expect(load(none, [1, 2].map((carton) => `CT-${none.dispatchNo}-${carton}`))).resolves.toEqual({ loaded: false });
});

test('a plan that came before the decision makes the carton one that is kept; when its vehicle has left, the carton may be returned', async () => {
  const own = await startSystem(logistics('zh-CN'), new Date('2026-09-07T14:00:00+08:00'));
  const rows = [
    { dealerNo: 'D-1', departsAt: '2026-09-07T20:00:00+08:00', said: 'return', expected: { decision: 'return', planOnItsWay: true }, document: 'void' },
    { dealerNo: 'D-2', departsAt: '2026-09-07T20:00:00+08:00', said: 'keep', expected: { decision: 'keep', planOnItsWay: false }, document: 'handedOver' },
    { dealerNo: 'D-3', departsAt: '2026-09-07T22:00:00+08:00', said: 'return', expected: { decision: 'keep', planOnItsWay: false }, document: 'handedOver' },
    { dealerNo: 'D-4', departsAt: undefined, said: 'return', expected: { decision: 'return', planOnItsWay: false }, document: 'void' },
  ] as const;
  const cartons = [];
  for (const { dealerNo, departsAt } of rows) {
    cartons.push(await handedOver(own, { dealerNo }));
    if (departsAt) await plan(own, dealerNo, departsAt);
  }
  own.clock.advance(7 * 3_600_000);
  for (const [index, { said, expected, document }] of rows.entries()) {
    const { dispatchNo = '', cartonNo = '' } = cartons[index] ?? {};
    const body = { dispatchNo, cartonNo, reason: 'noPlan' as const, decision: said, note: '没有计划', decidedBy: 'wu.gang' };
    expect(await own.client.recordCartonLate({ body, idempotencyKey: unique() })).toMatchObject(expected);
    expect((await own.client.getDispatch({ params: { dispatchNo } })).documents).toMatchObject([{ state: document }]);
  }
  await own.close();
});

test('kept: the carton waits on, T-06 runs again, the next plan releases it', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-3' });
  expect(await decide(carton, 'keep')).toMatchObject({ decision: 'keep' });
  expect((await plan(system, 'D-3')).cartonNos).toEqual([carton.cartonNo]);
});

test('left behind and kept: the plan that left it does not release it again, another does', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-4' });
  const { planNo } = await plan(system, 'D-4');
  await expect(decide(carton, 'keep', 'leftBehind')).rejects.toMatchObject(refusal(409, 'cartonState'));
  expect(await leaveBehind(carton, planNo)).toEqual({ loaded: false });
  await expect(leaveBehind(carton, planNo)).rejects.toMatchObject(refusal(409, 'leftBehindAlready'));
  await expect(decide(carton, 'keep')).rejects.toMatchObject(refusal(409, 'cartonState'));
  await decide(carton, 'keep', 'leftBehind');
  expect(await waits(carton.cartonNo)).toBe(true);
  expect((await read(carton.dispatchNo)).loadingRecords).toEqual([]);
  expect((await plan(system, 'D-4', '2026-09-09T18:00:00+08:00')).cartonNos).toEqual([carton.cartonNo]);
  expect(await targets(carton.cartonNo)).toEqual([
    'vehicleDispatchPlanReceived',
    'improvementRequested',
    'vehicleDispatchPlanReceived',
  ]);
});

test('left behind while another plan is there: kept, it goes with that one at once', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-5' });
  const first = await plan(system, 'D-5');
  const second = await plan(system, 'D-5', '2026-09-08T18:00:00+08:00');
  await leaveBehind(carton, first.planNo);
  await expect(leaveBehind(carton, second.planNo)).rejects.toMatchObject(refusal(409, 'planNotOfCarton'));
  await decide(carton, 'keep', 'leftBehind');
  expect((await read(carton.dispatchNo)).handovers).toMatchObject([{ planNo: second.planNo }]);
});

test('a plan met and not loaded in time: kept, it waits for the same vehicle again; returned, for none (T-06)', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-9' });
  await expect(decide(carton, 'keep', 'notLoaded')).rejects.toMatchObject(refusal(409, 'cartonState'));
  const { planNo } = await plan(system, 'D-9');
  expect(await decide(carton, 'keep', 'notLoaded')).toMatchObject({ decision: 'keep' });
  expect((await read(carton.dispatchNo)).handovers).toMatchObject([{ planNo }]);
  const released = ['vehicleDispatchPlanReceived', 'improvementRequested'];
  expect((await targets(carton.cartonNo)).toSorted()).toEqual([...released, 'vehicleDispatchPlanReceived'].toSorted());
  expect(await decide(carton, 'return', 'notLoaded')).toMatchObject({ decision: 'return' });
  expect(await read(carton.dispatchNo)).toMatchObject({ documents: [{ state: 'void' }], lateDecisions: [{ reason: 'notLoaded', planNo }, { reason: 'notLoaded', planNo }] });
});

test('a cause and improvement record for each decision, once', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-7' });
  const { decisionNo } = await decide(carton, 'keep');
  await improvement(decisionNo);
  await expect(improvement(decisionNo)).rejects.toMatchObject(refusal(409, 'improvementExists'));
  await expect(improvement('PD-202609-999/1')).rejects.toMatchObject(refusal(404, 'notFound'));
  const { planOnItsWay, ...second } = await decide(carton, 'keep');
  expect(planOnItsWay).toBe(false);
  expect(second.decisionNo).toBe(`${carton.dispatchNo}/2`);
  expect(await read(carton.dispatchNo)).toMatchObject({
    lateDecisions: [{ decisionNo, decision: 'keep' }, second],
    improvementRecords: [{ decisionNo, cartonNo: carton.cartonNo, responsibleDept: 'customerServiceDept' }],
  });
});

test('a cancelled dispatch: papers void, no carton waits, nothing more can be made', async () => {
  const carton = await handedOver(system, { dealerNo: 'D-8' });
  const { dispatchNo } = carton;
  const cancel = () => system.client.cancelDispatch({ body: { dispatchNo, reason: '订单已取消' }, idempotencyKey: unique() });
  expect(await cancel()).toEqual({ dispatchState: 'cancelledAndRestocked', tookOver: null });
  await expect(cancel()).rejects.toMatchObject(refusal(409, 'dispatchState'));
  expect(await read(dispatchNo)).toMatchObject({ state: 'cancelledAndRestocked', documents: [{ state: 'void', voidedBy: 'order-desk' }] });
  expect(await waits(carton.cartonNo)).toBe(false);
  await expect(
    system.client.makeShippingDocument({ body: documentBody(dispatchNo), idempotencyKey: unique() }),
  ).rejects.toMatchObject(refusal(409, 'dispatchState'));
});

test('a dispatch whose slip can not be picked is over before its first paper; its deadline is met from then on (SW-D1.3, T-05)', async () => {
  const { dispatchNo, issueSlipNo } = await opened(system);
  const refuse = (number: string) => system.client.refuseDispatch({ body: { dispatchNo: number }, idempotencyKey: unique() });
  expect(await refuse(dispatchNo)).toEqual({ dispatchState: 'movementRefused' });
  await expect(refuse(dispatchNo)).rejects.toMatchObject(refusal(409, 'dispatchState'));
  const { state, endedAt = '', documents } = await read(dispatchNo);
  expect({ state, documents }).toEqual({ state: 'movementRefused', documents: [] });
  await expect(
    system.client.makeShippingDocument({ body: documentBody(dispatchNo), idempotencyKey: unique() }),
  ).rejects.toMatchObject(refusal(409, 'dispatchState'));
  const breach = (dueAt: number) =>
    system.client.recordShippingBreach({ body: { issueSlipNo, deadlineId: 'T-05', dueAt: new Date(dueAt).toISOString() }, idempotencyKey: unique() });
  expect(await breach(Date.parse(endedAt) + 1000)).toEqual({ breached: false });
  expect(await breach(Date.parse(endedAt) - 1000)).toEqual({ breached: true });
  const packed = await documented(system);
  await expect(refuse(packed.dispatchNo)).rejects.toMatchObject(refusal(409, 'dispatchState'));
});
