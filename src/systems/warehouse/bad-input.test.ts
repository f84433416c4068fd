import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { key, line, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

const wish = { orderLineId: 'DO-1/1', partNo: 'BRK-01', quantity: 1 };
const slip = { orderNo: 'DO-1', dealerNo: 'D-101', shippingMethod: 'courier', slipLines: [line('DO-1/1', 'BRK-01', 1)], maker: 'zhao.lei' };
const packing = { issueSlipNo: 'IS-1', packedLines: slip.slipLines, cartonCount: 1, packer: 'sun.wei' };
const departure = { issueSlipNo: 'IS-1', orderSource: 'dealerPurchase', fromLocation: 'AS', shipmentLines: slip.slipLines };
const receipt = { documentNo: 'OR-1', partNo: 'BRK-01', location: 'AS', quantity: 1, reason: '补货' };

test.each([
  ['/reservations', { ...wish, quantity: -1 }, 'quantity'],
  ['/reservations', { ...wish, quantity: 0.5 }, 'quantity'],
  ['/reservations', { ...wish, quantity: 100_001 }, 'quantity'],
  ['/reservations', { ...wish, quantity: '1' }, 'quantity'],
  ['/reservations', { ...wish, orderLineId: 'DO-1' }, 'orderLineId'],
  ['/reservations', { ...wish, orderLineId: '' }, 'orderLineId'],
  ['/reservations', { ...wish, more: true }, 'body'],
  ['/reservations', [], 'body'],
  ['/issue-slips', { ...slip, shippingMethod: 'drone' }, 'shippingMethod'],
  ['/issue-slips', { ...slip, slipLines: [] }, 'slipLines'],
  ['/issue-slips', { ...slip, slipLines: [null] }, 'slipLines.0'],
  ['/issue-slips', { ...slip, slipLines: [line('DO-1/1', 'BRK-01', 0)] }, 'slipLines.0.quantity'],
  ['/issue-slips', { ...slip, slipLines: [line('DO-1/1', 'BRK-01', 1), line('DO-1/1', 'BRK-01', 1)] }, 'slipLines'],
  ['/issue-slips', { ...slip, maker: 'x'.repeat(65) }, 'maker'],
  ['/issue-slips/review', { issueSlipNo: 'IS-1', approved: 'yes', reviewer: 'qian.fang' }, 'approved'],
  ['/issue-slips/review', { issueSlipNo: 'IS-1', approved: false, reason: '', reviewer: 'qian.fang' }, 'reason'],
  ['/packing-records', { ...packing, cartonCount: 0 }, 'cartonCount'],
  ['/packing-records', { ...packing, cartonCount: 101 }, 'cartonCount'],
  ['/packing-records', { ...packing, packedLines: [line('DO-1/1', 'BRK-01', -1)] }, 'packedLines.0.quantity'],
  ['/movements/departure', { ...departure, fromLocation: 'CO' }, 'fromLocation'],
  ['/movements/departure', { ...departure, orderSource: 'gift' }, 'orderSource'],
  ['/movements/staging', { issueSlipNo: 'IS-1', shipmentLines: slip.slipLines }, 'handoverNo'],
  ['/stock/receipts', { ...receipt, location: 'CO' }, 'location'],
  ['/stock/receipts', { ...receipt, quantity: 0 }, 'quantity'],
  ['/stock/opening', { parts: [{ partNo: 'P', name: 'P', unitCost: '1' }], opening: [] }, 'parts.0.unitCost'],
  ['/stock/opening', { parts: [], opening: [{ partNo: 'P', location: 'XX', quantity: 1 }] }, 'opening.0.location'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  expect(await system.post(path, body, key())).toMatchObject({
    status: 400,
    body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) },
  });
});

test('a list asks for a page within bounds', async () => {
  await expect(system.client.listMovements({ query: { limit: 0 } })).rejects.toMatchObject({
    problem: { status: 400, errors: [{ field: 'limit' }] },
  });
  expect((await system.client.listMovements({ query: { limit: 1, offset: 1 } })).movements).toHaveLength(1);
});
