import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

let movements = 0;
const moved = async (type: string, quantity: number, unitCost: string, documentNo: string, movementId = `WH-9${(movements += 1)}`) => {
  const body = { movementId, type, partNo: 'CTL-02', quantity, unitCost, documentNo, at: '2026-09-07T09:00:00+08:00' };
  return (await system.client.postStockMovement({ body, idempotencyKey: key() })).voucherNo;
};
const offset = (otherIssueSlipNo: string, clearedAmount: string) =>
  system.client.offsetSupplier({
    body: { caseNo: 'WR-202609-001', otherIssueSlipNo, clearingKey: 'WR-202609-001/SUP-A', supplierNo: 'SUP-A', clearedAmount, offsetBy: 'sun.yan' },
    idempotencyKey: key(),
  });

test('what old parts are worth comes in by L-12 and leaves by a person’s L-13, to the supplier’s account', async () => {
  expect(await moved('oldPartReceipt', 2, '110.00', 'RS-1')).not.toBeNull();
  expect(await moved('oldPartValuation', 1, '300.00', 'RS-1', 'WR-202609-001/3')).not.toBeNull();
  expect(await moved('supplierClearing', 2, '110.00', 'OI-1')).toBeNull();
  await expect(offset('OI-1', '520.00')).rejects.toThrow(/503|not told|try again/);
  expect(await moved('supplierClearing', 1, '300.00', 'OI-1')).toBeNull();
  const done = await offset('OI-1', '520.00');
  expect(done).toMatchObject({ supplierOffsetVoucherNo: expect.stringMatching(/^SO-/), offsetAmount: '520.00', voucherNos: [expect.any(String), expect.any(String)] });
  expect(await balanceOf(system, 'supplierPayable', 'SUP-A')).toBe('-520.00');
  expect(await balanceOf(system, 'oldPartsInventory')).toBe('0.00');
  expect((await system.client.listUnposted({ query: {} })).movements).toEqual([]);
  const rows = await system.running.db.selectFrom('outbox').select(['target', 'payload']).execute();
  expect(rows.filter(({ target }) => target === 'order-desk/recordSupplierCredit').map(({ payload }) => payload)).toEqual([
    { body: { otherIssueSlipNo: 'OI-1', clearingKey: 'WR-202609-001/SUP-A', voucherNo: done.supplierOffsetVoucherNo } },
  ]);
  await expect(offset('OI-1', '520.00')).rejects.toMatchObject(refusal(409, 'supplierOffset'));
  expect((await system.client.listSupplierOffsets({ query: { caseNo: 'WR-202609-001' } })).supplierOffsets).toMatchObject([{ amount: '520.00', supplierNo: 'SUP-A' }]);
});

test('another amount than the parts are worth is refused', async () => {
  await moved('supplierClearing', 1, '110.00', 'OI-2');
  await expect(offset('OI-2', '100.00')).rejects.toMatchObject(refusal(422, 'amountDiffers'));
});
