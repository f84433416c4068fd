import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve, depart, key, line, makeSlip, packedSlip, refusal, reserve, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

const release = (orderNo: string) => system.client.releaseReservations({ body: { orderNo }, idempotencyKey: key() });
const free = async (partNo: string) => (await system.client.checkFreeStock({ params: { partNo } })).freeQuantity;

test('the first order gets what is free, the next what is left (S-SW-04)', async () => {
  expect(await free('CTL-02')).toBe(3);
  expect(await reserve(system, 'DO-1/1', 'CTL-02', 2)).toEqual({ reservedQuantity: 2 });
  expect(await reserve(system, 'DO-2/1', 'CTL-02', 2)).toEqual({ reservedQuantity: 1 });
  expect(await reserve(system, 'DO-3/1', 'CTL-02', 2)).toEqual({ reservedQuantity: 0 });
  expect(await free('CTL-02')).toBe(0);
  expect((await system.client.listReservations({ query: { partNo: 'CTL-02' } })).reservations).toEqual([
    { orderNo: 'DO-1', orderLineId: 'DO-1/1', partNo: 'CTL-02', location: 'AS', quantity: 2 },
    { orderNo: 'DO-2', orderLineId: 'DO-2/1', partNo: 'CTL-02', location: 'AS', quantity: 1 },
  ]);
});

test('releasing an order frees its pieces and no others', async () => {
  expect(await release('DO-2')).toEqual({ releasedQuantity: 1 });
  expect(await release('DO-2')).toEqual({ releasedQuantity: 0 });
  expect(await stockOf(system, 'CTL-02')).toBe('3/2');
  expect((await system.client.listReservations({ query: { orderNo: 'DO-2' } })).reservations).toEqual([]);
});

test('the same key reserves nothing twice; other fields under it are refused', async () => {
  const call = { body: { orderLineId: 'DO-4/1', partNo: 'BRK-01', quantity: 3 }, idempotencyKey: key() };
  expect(await system.client.reserveStock(call)).toEqual({ reservedQuantity: 3 });
  expect(await system.client.reserveStock(call)).toEqual({ reservedQuantity: 3 });
  expect(await stockOf(system, 'BRK-01')).toBe('20/3');
  await expect(
    system.client.reserveStock({ ...call, body: { ...call.body, quantity: 4 } }),
  ).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  expect(await reserve(system, 'DO-4/1', 'BRK-01', 2)).toEqual({ reservedQuantity: 2 });
  expect(await stockOf(system, 'BRK-01')).toBe('20/5');
  await release('DO-4');
});

test('nothing wanted, nothing reserved; an unknown part and a second part for a line are refused', async () => {
  expect(await reserve(system, 'DO-5/1', 'BRK-01', 0)).toEqual({ reservedQuantity: 0 });
  await expect(reserve(system, 'DO-5/1', 'XXX-99', 1)).rejects.toMatchObject(refusal(422, 'unknownPart'));
  await expect(free('XXX-99')).rejects.toMatchObject(refusal(422, 'unknownPart'));
  await reserve(system, 'DO-5/1', 'BRK-01', 1);
  await expect(reserve(system, 'DO-5/1', 'FND-06-R', 1)).rejects.toMatchObject(refusal(409, 'partDiffers'));
  expect(await stockOf(system, 'FND-06-R')).toBe('4/0');
  await release('DO-5');
});

test('forty callers at once never reserve more than there is', async () => {
  const wishes = Array.from({ length: 40 }, (_, n) => reserve(system, `DO-P${n}/1`, 'BRK-01', 1 + (n % 3)));
  const got = (await Promise.all(wishes)).reduce((sum, { reservedQuantity }) => sum + reservedQuantity, 0);
  expect(got).toBe(20);
  expect(await stockOf(system, 'BRK-01')).toBe('20/20');
  const releases = Array.from({ length: 40 }, (_, n) => release(`DO-P${n}`));
  expect((await Promise.all(releases)).reduce((sum, { releasedQuantity }) => sum + releasedQuantity, 0)).toBe(20);
  expect(await stockOf(system, 'BRK-01')).toBe('20/0');
});

describe('while a slip is in dispatch', () => {
  test('its order keeps its pieces; before the review and after the shipment they can be released', async () => {
    const lines = [line('DO-6/1', 'FND-06-R', 1)];
    const slip = await makeSlip(system, 'DO-6', lines);
    expect(await release('DO-6')).toEqual({ releasedQuantity: 1 });
    expect((await approve(system, slip)).slipState).toBe('void');

    const other = await packedSlip(system, 'DO-6', lines);
    await expect(release('DO-6')).rejects.toMatchObject(refusal(409, 'dispatchUnderWay'));
    await depart(system, other, 'AS', lines);
    expect(await release('DO-6')).toEqual({ releasedQuantity: 0 });
  });

  test('a release and a review at the same moment never leave a reviewed slip without its pieces', async () => {
    for (let n = 0; n < 10; n += 1) {
      const orderNo = `DO-Q${n}`;
      const slip = await makeSlip(system, orderNo, [line(`${orderNo}/1`, 'BRK-01', 1)]);
      const [reviewed, released] = await Promise.allSettled([approve(system, slip), release(orderNo)]);
      expect(reviewed.status).toBe('fulfilled');
      const { state } = await system.client.getIssueSlip({ params: { issueSlipNo: slip } });
      expect(state).toBe(released.status === 'fulfilled' ? 'void' : 'reviewed');
    }
  });
});
