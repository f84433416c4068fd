import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  approve, depart, key, line, makeSlip, packedSlip, refusal, reportedToFinance, slipOf, stage, startWarehouse, stockOf, type StartedWarehouse,
} from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

const slipState = async (issueSlipNo: string) => (await system.client.getIssueSlip({ params: { issueSlipNo } })).state;

test('with a vehicle: AS to ST at the signature, out at the departure (S-DO-01)', async () => {
  const lines = [line('DO-1/1', 'BRK-01', 5)];
  const slip = await packedSlip(system, 'DO-1', lines);
  expect(await stockOf(system, 'BRK-01')).toBe('20/5');
  await stage(system, slip, lines, 'HO-202609-001');
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')]).toEqual(['15/0', '5/5']);
  const { shipmentNo } = await depart(system, slip, 'ST', lines);
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')]).toEqual(['15/0', '0/0']);
  expect(await slipState(slip)).toBe('shipped');

  const { movements } = await system.client.listMovements({ query: { orderNo: 'DO-1' } });
  expect(movements).toMatchObject([
    { documentNo: 'HO-202609-001', type: 'staging', from: 'AS', to: 'ST', quantity: 5 },
    { documentNo: shipmentNo, type: 'departure', from: 'ST', to: null, quantity: 5, unitCost: '12.00' },
  ]);
  const [departed] = await reportedToFinance(system);
  expect(departed).toEqual({
    body: {
      movementId: movements[1]?.movementId,
      type: 'departure',
      orderLineId: 'DO-1/1',
      orderSource: 'dealerPurchase',
      partNo: 'BRK-01',
      quantity: 5,
      unitCost: '12.00',
      at: movements[1]?.at,
      documentNo: shipmentNo,
    },
  });
  expect((await system.client.listShipments({ query: { issueSlipNo: slip } })).shipments).toEqual([
    { shipmentNo, issueSlipNo: slip, fromLocation: 'ST', departedAt: movements[1]?.at, lines },
  ]);
});

test('a line left out leaves afterwards from the store (S-PD-13)', async () => {
  const [brake, controller] = [line('DO-2/1', 'BRK-01', 5), line('DO-2/2', 'CTL-02', 1)];
  const slip = await packedSlip(system, 'DO-2', [brake, controller], [brake, { ...controller, quantity: 0 }]);
  await stage(system, slip, [brake]);
  await depart(system, slip, 'ST', [brake]);
  expect(await slipState(slip)).toBe('packed');
  await depart(system, slip, 'AS', [controller]);
  expect(await slipState(slip)).toBe('shipped');
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'CTL-02')]).toEqual(['10/0', '2/0']);
  expect((await system.client.listShipments({ query: { orderNo: 'DO-2' } })).shipments).toHaveLength(2);
  expect((await system.client.listReservations({ query: { orderNo: 'DO-2' } })).reservations).toEqual([]);
});

test('what a partial shipment leaves over can go on a new slip, or be released', async () => {
  const [all, some, rest] = [5, 3, 2].map((pieces) => [line('DO-7/1', 'BRK-01', pieces)]);
  if (!all || !some || !rest) throw new Error('three lists');
  await depart(system, await packedSlip(system, 'DO-7', all, some), 'AS', some);
  const next = await slipOf(system, 'DO-7', rest);
  expect((await approve(system, next)).slipState).toBe('reviewed');
  const third = await slipOf(system, 'DO-7', [line('DO-7/1', 'BRK-01', 1)]);
  expect((await approve(system, third)).slipState).toBe('void');

  await depart(system, await packedSlip(system, 'DO-8', [line('DO-8/1', 'CTL-02', 2)]), 'AS', [line('DO-8/1', 'CTL-02', 1)]);
  expect(await system.client.releaseReservations({ body: { orderNo: 'DO-8' }, idempotencyKey: key() })).toEqual({ releasedQuantity: 1 });
});

describe('refused:', () => {
  const lines = [line('DO-3/1', 'BRK-01', 4)];
  let slip: string;
  beforeAll(async () => {
    slip = await packedSlip(system, 'DO-3', lines);
  });

  test('goods of a slip that is not packed (SW-D1.2)', async () => {
    const made = await makeSlip(system, 'DO-4', [line('DO-4/1', 'BRK-01', 1)]);
    await approve(system, made);
    await expect(depart(system, made, 'AS', [line('DO-4/1', 'BRK-01', 1)])).rejects.toMatchObject(refusal(409, 'slipState'));
    await expect(depart(system, 'IS-000000-000', 'AS', lines)).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('more than the slip leaves open, another line, another part, pieces that are not there', async () => {
    const refusals: [typeof lines, 'AS' | 'ST', string][] = [
      [[line('DO-3/1', 'BRK-01', 5)], 'AS', 'moreThanSlip'],
      [[line('DO-3/2', 'BRK-01', 1)], 'AS', 'lineNotOnSlip'],
      [[line('DO-3/1', 'CTL-02', 1)], 'AS', 'partDiffers'],
      [lines, 'ST', 'moreThanSlip'],
    ];
    for (const [wrong, from, code] of refusals) {
      await expect(depart(system, slip, from, wrong)).rejects.toMatchObject(refusal(422, code));
    }
  });

  test('a hand-over paper that moved the line before, and the same piece twice', async () => {
    await stage(system, slip, [line('DO-3/1', 'BRK-01', 2)], 'HO-202609-009');
    await expect(stage(system, slip, [line('DO-3/1', 'BRK-01', 1)], 'HO-202609-009')).rejects.toMatchObject(refusal(409, 'alreadyMoved'));
    await expect(stage(system, slip, [line('DO-3/1', 'BRK-01', 3)])).rejects.toMatchObject(refusal(422, 'moreThanSlip'));
    await depart(system, slip, 'ST', [line('DO-3/1', 'BRK-01', 2)]);
    await depart(system, slip, 'AS', [line('DO-3/1', 'BRK-01', 2)]);
    await expect(depart(system, slip, 'AS', [line('DO-3/1', 'BRK-01', 1)])).rejects.toMatchObject(refusal(409, 'slipState'));
  });
});

test('the same key moves nothing twice, and two callers at once ship a slip once', async () => {
  const lines = [line('DO-5/1', 'FND-06-R', 2)];
  const slip = await packedSlip(system, 'DO-5', lines);
  const body = { issueSlipNo: slip, orderSource: 'freeReplacement' as const, fromLocation: 'AS' as const, shipmentLines: lines };
  const idempotencyKey = key();
  const call = { body, idempotencyKey };
  const first = await Promise.all([1, 2, 3].map(() => system.client.postDeparture(call)));
  expect(new Set(first.map(({ shipmentNo }) => shipmentNo)).size).toBe(1);
  await expect(
    system.client.postDeparture({ ...call, body: { ...body, orderSource: 'dealerPurchase' } }),
  ).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  expect(await stockOf(system, 'FND-06-R')).toBe('2/0');

  const again = [line('DO-6/1', 'FND-06-R', 2)];
  const other = await packedSlip(system, 'DO-6', again);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => depart(system, other, 'AS', again)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await stockOf(system, 'FND-06-R')).toBe('0/0');
});
