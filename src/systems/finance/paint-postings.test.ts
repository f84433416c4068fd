import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

const accepted = (movementId: string, outsourcingOrderNo: string, changes: object = {}) => ({
  movementId,
  type: 'paintReceipt',
  partNo: 'FND-06-B',
  quantity: 8,
  unitCost: '33.00',
  materialCost: '25.00',
  outsourcingOrderNo,
  at: '2026-09-07T10:00:00+08:00',
  documentNo: 'SP-202609-001',
  ...changes,
});
const terms = (outsourcingOrderNo: string, fee: string) =>
  system.client.registerPaintTerms({ body: { outsourcingOrderNo, painterNo: 'PNT-1', partNo: 'FND-06-B', fee }, idempotencyKey: key() });
const post = (body: ReturnType<typeof accepted>) => system.client.postStockMovement({ body, idempotencyKey: key() });
const entriesOf = async (source: string) => {
  const { vouchers } = await system.client.listVouchers({ query: { source } });
  return vouchers.flatMap(({ rule, entries }) => entries.map(({ account, party, debit, credit }) => `${rule} ${account} ${party ?? '-'} ${debit} ${credit}`));
};

test('nothing is posted before the terms are known; they are registered once', async () => {
  await expect(post(accepted('WH-P1', 'OP-1'))).rejects.toThrow('The terms of OP-1 are not known yet');
  await terms('OP-1', '8.00');
  await expect(terms('OP-1', '9.00')).rejects.toMatchObject(refusal(409, 'termsExist'));
  await expect(post(accepted('WH-P2', 'OP-1', { partNo: 'FND-06-R' }))).rejects.toMatchObject(refusal(409, 'partDiffers'));
});

test('L-07 as in the worked example: 8 pieces of 25.00 and 8.00', async () => {
  await post(accepted('WH-P3', 'OP-1'));
  expect(await entriesOf('WH-P3')).toEqual([
    'L-07 afterSalesInventory - 200.00 0.00',
    'L-07 inventoryAtPainter - 0.00 200.00',
    'L-07 afterSalesInventory - 64.00 0.00',
    'L-07 painterPayable PNT-1 0.00 64.00',
  ]);
  expect(await balanceOf(system, 'painterPayable', 'PNT-1')).toBe('64.00');
});

test.each([
  ['7.00', 'WH-P4', ['L-07 afterSalesInventory - 8.00 0.00', 'L-07 purchasePriceVariance - 0.00 8.00']],
  ['10.00', 'WH-P5', ['L-07 afterSalesInventory - 0.00 16.00', 'L-07 purchasePriceVariance - 16.00 0.00']],
])('a fee of %s: inventory takes the unit cost, the difference is variance (I-G-13)', async (fee, movementId, variance) => {
  await terms(`OP-${movementId}`, fee);
  await post(accepted(movementId, `OP-${movementId}`));
  expect((await entriesOf(movementId)).slice(4)).toEqual(variance);
});
