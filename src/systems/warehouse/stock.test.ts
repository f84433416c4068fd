import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixture, key, refusal, reportedToFinance, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

describe('opening stock', () => {
  test('is a movement per part and location, and a second load of the same changes nothing', async () => {
    const again = await system.client.loadStock({ body: fixture(), idempotencyKey: key() });
    expect(again).toEqual({ parts: 4, movements: 0 });
    const { movements } = await system.client.listMovements({ query: { partNo: 'BRK-01' } });
    expect(movements).toMatchObject([
      { documentNo: 'OPENING', type: 'opening', from: null, to: 'AS', quantity: 20, unitCost: '12.00', orderLineId: null },
      { documentNo: 'OPENING', type: 'opening', from: null, to: 'CO', quantity: 100 },
    ]);
    expect(movements[0]?.at).toMatch(/^2026-09-07T09:00.*\+08:00$/);
  });

  test('every part has a row of the after-sales store, even without a piece', async () => {
    const { stock } = await system.client.getStock({ query: { location: 'AS' } });
    expect(stock).toEqual([
      { partNo: 'BRK-01', name: '刹车把', location: 'AS', onHand: 20, reserved: 0, free: 20 },
      { partNo: 'CTL-02', name: '控制器', location: 'AS', onHand: 3, reserved: 0, free: 3 },
      { partNo: 'FND-06-R', name: '前挡泥板 红', location: 'AS', onHand: 4, reserved: 0, free: 4 },
      { partNo: 'LMP-03', name: '大灯', location: 'AS', onHand: 0, reserved: 0, free: 0 },
    ]);
  });

  test('another quantity, another cost and an unknown part are refused', async () => {
    const load = (body: Parameters<typeof system.client.loadStock>[0]['body']) =>
      system.client.loadStock({ ...(body ? { body } : {}), idempotencyKey: key() });
    const opening = [{ partNo: 'BRK-01', location: 'AS' as const, quantity: 21 }];
    await expect(load({ parts: [], opening })).rejects.toMatchObject(refusal(409, 'alreadyOpened'));
    const parts = [{ partNo: 'BRK-01', name: '刹车把', unitCost: '12.01' }];
    await expect(load({ parts, opening: [] })).rejects.toMatchObject(refusal(409, 'unitCostFixed'));
    await expect(load({ parts: [], opening: [{ partNo: 'XXX-99', location: 'AS', quantity: 1 }] })).rejects.toMatchObject({
      problem: { status: 422, code: 'unknownPart', errors: [{ field: 'opening.0.partNo' }] },
    });
  });

  test('three callers at once open a part once', async () => {
    const body = {
      parts: [{ partNo: 'MTR-04', name: '电机', unitCost: '300.00' }],
      opening: [{ partNo: 'MTR-04', location: 'AS' as const, quantity: 2 }],
    };
    const answers = await Promise.all([1, 2, 3].map(() => system.client.loadStock({ body, idempotencyKey: key() })));
    expect(answers.map(({ movements }) => movements).sort()).toEqual([0, 0, 1]);
    expect(await stockOf(system, 'MTR-04')).toBe('2/0');
  });
});

describe('a receipt', () => {
  const receipt = (documentNo: string, partNo = 'LMP-03') => ({ documentNo, partNo, location: 'AS' as const, quantity: 6, reason: '补货' });

  test('brings pieces in, once for its paper, and finance hears of it', async () => {
    const call = { body: receipt('OR-202609-001'), idempotencyKey: key() };
    const first = await system.client.receiveStock(call);
    expect(await system.client.receiveStock(call)).toEqual(first);
    await expect(system.client.receiveStock({ ...call, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'alreadyMoved'));
    await expect(system.client.receiveStock({ ...call, body: { ...call.body, quantity: 7 } })).rejects.toMatchObject(
      refusal(409, 'idempotencyKeyReused'),
    );
    expect(await stockOf(system, 'LMP-03')).toBe('6/0');
    const { movements } = await system.client.listMovements({ query: { documentNo: 'OR-202609-001' } });
    expect(movements).toMatchObject([{ ...first, type: 'otherReceipt', from: null, to: 'AS', quantity: 6, note: '补货' }]);
    expect(await reportedToFinance(system)).toEqual([
      {
        body: {
          ...first,
          type: 'otherReceipt',
          partNo: 'LMP-03',
          quantity: 6,
          unitCost: '30.00',
          documentNo: 'OR-202609-001',
          at: movements[0]?.at,
        },
      },
    ]);
  });

  test('of a part that the warehouse does not know is refused', async () => {
    await expect(
      system.client.receiveStock({ body: receipt('OR-202609-002', 'XXX-99'), idempotencyKey: key() }),
    ).rejects.toMatchObject(refusal(422, 'unknownPart'));
  });
});
