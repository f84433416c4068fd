import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWarehouse, stockOf, type StartedWarehouse } from '../../src/systems/warehouse/test-support';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import type { Worker } from '../../src/worker/define';
import { warehouseWorkers } from './index';

let system: StartedWarehouse;
let clients: SystemClients;

beforeAll(async () => {
  system = await startWarehouse();
  // Only the warehouse is running: a worker that called another system would fail.
  clients = { ...createSystemClients(() => 'http://127.0.0.1:9', 'none'), warehouse: system.client };
});
afterAll(() => system.close());

let passages = 0;

/** Runs a worker as the runtime does: variables parsed, one call, the result parsed. */
async function run(type: string, variables: object, passage = `test/${(passages += 1)}`) {
  const worker: Worker<SystemClients> | undefined = warehouseWorkers.find((each) => each.type === `warehouse.${type}`);
  if (!worker) throw new Error(`There is no worker ${type}`);
  const context = {
    idempotencyKey: `${passage}/warehouse.${type}`,
    instance: 'test/instance',
    passage,
    elementId: 'Task_Test',
    processId: 'test',
    processVersion: 1,
    headers: {},
  };
  return worker.output.parse(await worker.run(clients, worker.input.parse(variables), context));
}

// What a form leaves in a line beside its fields must not get in the way.
const brake = { orderLineId: 'DO-1/1', partNo: 'BRK-01', partName: '刹车把', quantity: 5, _row: 1 };
const controller = { orderLineId: 'DO-1/2', partNo: 'CTL-02', partName: '控制器', quantity: 1 };
const plain = { orderLineId: 'DO-1/1', partNo: 'BRK-01', partName: '刹车把', quantity: 5 };

test('the workers bring an order from the shelf to its departure (S-PD-13, after a void slip)', async () => {
  expect(await run('check-free-stock', { partNo: 'BRK-01' })).toEqual({ freeQuantity: 20 });
  expect(await run('reserve-stock', { ...brake, quantity: 5 })).toEqual({ reservedQuantity: 5 });
  expect(await run('reserve-stock', controller)).toEqual({ reservedQuantity: 1 });
  const order = { orderNo: 'DO-1', dealerNo: 'D-101', shippingMethod: 'withVehicle', maker: 'zhao.lei' };

  const wrong = await run('make-issue-slip', { ...order, slipLines: [{ ...brake, quantity: 15 }, controller] });
  expect(await run('review-issue-slip', { ...wrong, approved: true, reason: null, reviewer: 'qian.fang' })).toEqual({
    slipState: 'void',
    reviewedAt: null,
    reviewReason: expect.stringContaining('15 件'),
  });
  const slip = await run('make-issue-slip', { ...order, slipLines: [brake, controller] });
  expect(await run('review-issue-slip', { ...slip, approved: true, reason: '', reviewer: 'qian.fang' })).toEqual({
    slipState: 'reviewed',
    reviewedAt: expect.stringContaining('+08:00'),
    reviewReason: null,
  });

  expect(await run('record-picking', { ...slip, keeper: 'sun.wei', linesShort: false, realLines: null })).toEqual({ shortage: false, shortageReason: null, countLines: [] });
  expect(await run('record-check', { ...slip, agrees: true, checker: 'li.min' })).toEqual({});
  expect(await run('record-approval', { ...slip, approved: true, reason: null, approver: 'wang.hao' })).toEqual({});
  const packedLines = [brake, { ...controller, quantity: 0 }];
  const packed = await run('record-packing', { ...slip, packedLines, cartonCount: 1, packer: 'sun.wei' });
  expect(packed).toMatchObject({ cartonNo: 'CT-202609-001', cartonNos: ['CT-202609-001'], shipmentLines: [plain] });

  await run('move-to-staging', { ...slip, ...packed, handoverNo: 'HO-202609-001' });
  expect(await stockOf(system, 'BRK-01', 'ST')).toBe('5/5');
  const leaving = { ...slip, orderSource: 'dealerPurchase', fromLocation: 'ST', shipmentLines: packed['shipmentLines'] };
  const first = await run('post-departure', leaving, 'test/departure');
  expect(await run('post-departure', leaving, 'test/departure')).toEqual(first);
  await run('post-departure', { ...leaving, fromLocation: 'AS', shipmentLines: [controller] });
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'CTL-02')]).toEqual(['15/0', '2/0']);
  expect(await run('release-reservations', { orderNo: 'DO-1' })).toEqual({});
});

test.each([
  ['reserve-stock', { ...brake, quantity: 'five' }, 'quantity'],
  ['make-issue-slip', { orderNo: 'DO-1', dealerNo: 'D-101', shippingMethod: 'withVehicle', maker: 'zhao.lei', slipLines: null }, 'slipLines'],
  ['record-packing', { issueSlipNo: 'IS-1', packedLines: [brake], cartonCount: 1.5, packer: 'sun.wei' }, 'cartonCount'],
  ['post-departure', { issueSlipNo: 'IS-1', orderSource: 'dealerPurchase', fromLocation: 'ST', shipmentLines: [] }, 'shipmentLines'],
])('%s refuses spoilt variables and names %s', async (type, variables, name) => {
  await expect(run(type, variables)).rejects.toMatchObject({ issues: [{ path: [name] }] });
});
