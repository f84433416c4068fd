import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { refusal, unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

const wish = { travelOn: '2026-09-09', route: '公司至甲厂', load: '大灯 10 件', requester: 'shen.yu' };
const ask = async (purchaseRequestNo: string) =>
  (await system.client.requestVehicle({ body: { ...wish, purchaseRequestNo }, idempotencyKey: unique() })).fleetRequestNo;
const decide = (fleetRequestNo: string, changes: object = {}) =>
  system.client.decideVehicle({ body: { fleetRequestNo, granted: true, vehicleNo: '沪A-20001', decidedBy: 'cai.hong', ...changes }, idempotencyKey: unique() });
const travel = (fleetRequestNo: string) => system.client.recordTrip({ body: { fleetRequestNo }, idempotencyKey: unique() });
const withdraw = (purchaseRequestNo: string) => system.client.withdrawVehicle({ body: { purchaseRequestNo }, idempotencyKey: unique() });
const requestOf = async (purchaseRequestNo: string) => (await system.client.listFleetRequests({ query: { purchaseRequestNo } })).fleetRequests;

test('a vehicle is given and makes one trip (PP-D3.1, S-PP-01)', async () => {
  const fleetRequestNo = await ask('PP-1');
  await expect(travel(fleetRequestNo)).rejects.toMatchObject(refusal(409, 'fleetRequestState'));
  expect(await decide(fleetRequestNo)).toEqual({ vehicleGranted: true });
  const { tripNo } = await travel(fleetRequestNo);
  await expect(travel(fleetRequestNo)).rejects.toMatchObject(refusal(409, 'fleetRequestState'));
  await expect(decide(fleetRequestNo)).rejects.toMatchObject(refusal(409, 'fleetRequestState'));
  expect(await withdraw('PP-1')).toEqual({ withdrawn: 0 });
  expect(await requestOf('PP-1')).toEqual([expect.objectContaining({ ...wish, state: 'granted', vehicleNo: '沪A-20001', tripNo })]);
});

test('no vehicle: the request is refused, there is no trip (PP-D3.2, S-PP-14)', async () => {
  const fleetRequestNo = await ask('PP-2');
  expect(await decide(fleetRequestNo, { granted: false, vehicleNo: undefined, reason: '当日无车' })).toEqual({ vehicleGranted: false });
  await expect(travel(fleetRequestNo)).rejects.toMatchObject(refusal(409, 'fleetRequestState'));
  expect(await requestOf('PP-2')).toEqual([expect.objectContaining({ state: 'refused', reason: '当日无车', tripNo: null })]);
});

test('a purchase that does not take place withdraws its request, also one not answered yet (PP-D2.2, S-PP-12)', async () => {
  const open = await ask('PP-3');
  const granted = await ask('PP-3');
  await decide(granted);
  expect(await withdraw('PP-3')).toEqual({ withdrawn: 2 });
  expect(await decide(open)).toEqual({ vehicleGranted: false });
  expect((await requestOf('PP-3')).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
});

test.each([
  ['/fleet-requests', { ...wish, purchaseRequestNo: 'PP-4', travelOn: 'tomorrow' }, 'travelOn'],
  ['/fleet-requests', { ...wish, purchaseRequestNo: 'PP-4', route: '' }, 'route'],
  ['/fleet-requests', { ...wish, purchaseRequestNo: 'PP-4', load: undefined }, 'load'],
  ['/fleet-requests/decisions', { fleetRequestNo: 'FR-1', granted: 'yes', decidedBy: 'cai.hong' }, 'granted'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, unique());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});

test('a grant names its vehicle and comes from another hand; an unknown request is told; the same call twice is one request', async () => {
  const fleetRequestNo = await ask('PP-5');
  await expect(decide(fleetRequestNo, { vehicleNo: undefined })).rejects.toMatchObject({
    problem: { status: 422, code: 'vehicleMissing', errors: [{ field: 'vehicleNo' }] },
  });
  await expect(decide(fleetRequestNo, { decidedBy: 'shen.yu' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(decide('FR-none')).rejects.toMatchObject(refusal(404, 'notFound'));
  const call = { body: { ...wish, purchaseRequestNo: 'PP-6' }, idempotencyKey: unique() };
  const first = await system.client.requestVehicle(call);
  expect(await system.client.requestVehicle(call)).toEqual(first);
  expect(await requestOf('PP-6')).toHaveLength(1);
});
