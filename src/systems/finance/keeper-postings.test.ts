import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

let movements = 0;
const movement = (type: string, changes: object = {}) => ({
  movementId: `WH-K${(movements += 1)}`,
  type,
  partNo: 'CTL-02',
  quantity: 2,
  unitCost: '110.00',
  at: '2026-09-07T10:00:00+08:00',
  documentNo: 'X-1',
  ...changes,
});

async function posted(body: ReturnType<typeof movement>) {
  await system.client.postStockMovement({ body, idempotencyKey: key() });
  const { vouchers } = await system.client.listVouchers({ query: { source: body.movementId } });
  return vouchers.map(({ rule, orderNo, entries }) => ({
    rule,
    orderNo,
    debit: entries.filter(({ debit }) => debit === '220.00').map(({ account }) => account),
    credit: entries.filter(({ credit }) => credit === '220.00').map(({ account }) => account),
  }));
}

test.each([
  ['L-12', 'oldPartReceipt', {}, 'oldPartsInventory', 'warrantyClearing'],
  ['L-15', 'drawing', {}, 'afterSalesInventory', 'companyInventory'],
  ['L-15', 'drawingReturn', {}, 'companyInventory', 'afterSalesInventory'],
  ['L-17', 'countShortage', { location: 'AS' }, 'stockDifference', 'afterSalesInventory'],
  ['L-17', 'countSurplus', { location: 'ST' }, 'afterSalesInventory', 'stockDifference'],
  ['L-17', 'countShortage', { location: 'CO' }, 'stockDifference', 'companyInventory'],
  ['L-17', 'countSurplus', { location: 'PT' }, 'inventoryAtPainter', 'stockDifference'],
  ['L-17', 'countShortage', { location: 'OLD' }, 'stockDifference', 'oldPartsInventory'],
])('%s: %s %o is Dr %s', async (rule, type, changes, debit, credit) => {
  expect(await posted(movement(type, changes))).toEqual([{ rule, orderNo: null, debit: [debit], credit: [credit] }]);
});

test.each(['QH', 'SCR'])('a difference at %s has no account: it stays unposted and listed', async (location) => {
  const body = movement('countShortage', { location });
  expect(await posted(body)).toEqual([]);
  const { movements: unposted } = await system.client.listUnposted({ query: {} });
  expect(unposted).toContainEqual(expect.objectContaining({ movementId: body.movementId, location }));
});

test('a movement is posted once, whatever key it comes under', async () => {
  const body = movement('drawing');
  const call = { body, idempotencyKey: key() };
  const first = await system.client.postStockMovement(call);
  expect(await system.client.postStockMovement(call)).toEqual(first);
  await expect(system.client.postStockMovement({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'movementKnown'));
  expect((await system.client.trialBalance({})).debit).toBe((await system.client.trialBalance({})).credit);
});
