import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
const client = () => system.client;
const goTo = (moment: string) => system.clock.advance(Date.parse(moment) - system.clock.now().getTime());
const why = { reason: '登错金额', requestedBy: 'tang.hong', reviewedBy: 'tian.li' };
const reverse = (voucherNo: string, changes: object = {}) => client().reverseVoucher({ body: { voucherNo, ...why, ...changes }, idempotencyKey: key() });
const lookUp = async (paperNo: string, paper: 'slip' | 'voucher' = 'voucher') => (await client().lookUpCorrection({ query: { paper, paperNo } })).refusal;
const voucherOf = async (source: string, rule?: string) => {
  const { vouchers } = await client().listVouchers({ query: { source, ...(rule === undefined ? {} : { rule }) } });
  return vouchers[0]?.voucherNo ?? `no voucher of ${source}`;
};
const moved = (movementId: string, type: string, documentNo: string, changes: object = {}) =>
  client().postStockMovement({
    body: { movementId, type, partNo: 'BRK-01', quantity: 10, unitCost: '12.00', at: '2026-09-07T10:00:00+08:00', documentNo, ...changes },
    idempotencyKey: key(),
  });
const takenBack = (reversedMovementId: string, movementId = `counter-${reversedMovementId}`) =>
  client().reverseStockMovement({ body: { movementId, reversedMovementId, documentNo: 'RD-1', at: '2026-09-07T11:00:00+08:00', ...why }, idempotencyKey: key() });

beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
  await client().openAccounts({
    body: { balances: [{ account: 'dealerPartsReceivable', party: 'D-101', amount: '1000.00' }, { account: 'afterSalesInventory', amount: '500.00' }, { account: 'cash', amount: '0.00' }] },
    idempotencyKey: key(),
  });
});
afterAll(() => system.close());

test('a voucher is reversed by a red-letter voucher that names it, with reason and both people, and never twice', async () => {
  const voucherNo = await voucherOf('dealerPartsReceivable/D-101');
  expect(await client().lookUpCorrection({ query: { paper: 'voucher', paperNo: voucherNo } })).toEqual({
    refusal: null,
    entries: [
      { account: '配件应收', party: 'D-101', debit: '1000.00', credit: '0.00' },
      { account: '期初余额', party: null, debit: '0.00', credit: '1000.00' },
    ],
  });
  const { redLetterVoucherNo } = await reverse(voucherNo);
  expect(await balanceOf(system, 'dealerPartsReceivable', 'D-101')).toBe('0.00');
  const { vouchers } = await client().listVouchers({ query: { rule: 'reversal' } });
  expect(vouchers).toEqual([
    expect.objectContaining({
      voucherNo: redLetterVoucherNo,
      source: voucherNo,
      entries: [
        { account: 'dealerPartsReceivable', party: 'D-101', debit: '0.00', credit: '1000.00' },
        { account: 'openingBalance', party: null, debit: '1000.00', credit: '0.00' },
      ],
    }),
  ]);
  expect((await client().listReversals({ query: {} })).reversals).toEqual([{ voucherNo: redLetterVoucherNo, reversedVoucherNo: voucherNo, ...why }]);
  expect(await reverse(voucherNo)).toEqual({ refusal: 'alreadyReversed', redLetterVoucherNo: null });
  expect(await reverse(redLetterVoucherNo ?? '')).toMatchObject({ refusal: 'counterPaper' });
});

test('two who reverse at the same moment: one of them does', async () => {
  await client().openAccounts({ body: { balances: [{ account: 'dealerPartsReceivable', party: 'D-102', amount: '7.00' }] }, idempotencyKey: key() });
  const voucherNo = await voucherOf('dealerPartsReceivable/D-102');
  const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(voucherNo)));
  expect(answers.map(({ refusal: each }) => each).sort()).toEqual([...Array.from({ length: 5 }, () => 'alreadyReversed'), null]);
});

test('what can not be reversed so is told', async () => {
  expect(await lookUp('FV-1')).toBe('unknownPaper');
  expect(await lookUp(await voucherOf('afterSalesInventory'))).toBe('bySlip');
  await moved('WH-1', 'drawing', 'DW-1');
  expect(await reverse(await voucherOf('WH-1'))).toMatchObject({ refusal: 'bySlip' });
  await expect(reverse('FV-1', { reviewedBy: 'tang.hong' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(reverse('FV-1', { postingDate: '2026-09-08' })).rejects.toMatchObject(refusal(422, 'dateAhead'));
  await expect(reverse('FV-1', { reason: ' ' })).rejects.toMatchObject(refusal(400, 'invalidRequest'));
});

test('a movement that went back takes its voucher with it, once; one told before its movement waits', async () => {
  await expect(takenBack('WH-2')).rejects.toMatchObject({ message: expect.stringContaining('503') });
  const { voucherNos } = await takenBack('WH-1');
  expect(voucherNos).toHaveLength(1);
  expect(await balanceOf(system, 'companyInventory')).toBe('0.00');
  await expect(takenBack('WH-1', 'WH-9')).rejects.toMatchObject(refusal(409, 'alreadyReversed'));
});

test('a movement that nothing was booked from is no longer listed as unposted; its receipt is neither booked nor paid', async () => {
  await moved('WH-3', 'purchaseReceipt', 'SR-1');
  const unposted = async () => (await client().listUnposted({ query: {} })).movements.map(({ movementId }) => movementId);
  expect(await unposted()).toEqual(['WH-3']);
  expect(await takenBack('WH-3')).toEqual({ voucherNos: [] });
  expect(await unposted()).toEqual([]);
  const booking = { receiptSlipNo: 'SR-1', purchaseRequestNo: 'PP-1', supplierNo: 'SUP-A', unitPrice: '12.00', bookedBy: 'tang.hong' };
  await expect(client().bookReceipt({ body: booking, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'receiptReversed'));
});

test('a booked receipt: the booking goes back with the goods; once it is paid, the slip stays', async () => {
  await moved('WH-4', 'purchaseReceipt', 'SR-2');
  const book = (receiptSlipNo: string, unitPrice = '13.00') =>
    client().bookReceipt({ body: { receiptSlipNo, purchaseRequestNo: 'PP-2', supplierNo: 'SUP-B', unitPrice, bookedBy: 'tang.hong' }, idempotencyKey: key() });
  await book('SR-2');
  expect(await lookUp('SR-2', 'slip')).toBeNull();
  await takenBack('WH-4');
  expect(await balanceOf(system, 'supplierPayable', 'SUP-B')).toBe('0.00');
  expect(await balanceOf(system, 'purchasePriceVariance')).toBe('0.00');
  const payment = (receiptSlipNo: string) => client().settlePayment({ body: { receiptSlipNo, purchaseRequestNo: 'PP-2', settledBy: 'tang.hong' }, idempotencyKey: key() });
  await expect(payment('SR-2')).rejects.toMatchObject(refusal(409, 'receiptReversed'));
  await moved('WH-5', 'purchaseReceipt', 'SR-3');
  await book('SR-3');
  await draw('PP-2', '200.00');
  await client().recordSupplierPaper({ body: { purchaseRequestNo: 'PP-2', supplierNo: 'SUP-B', paperKind: 'invoice', paperNo: 'INV-1' }, idempotencyKey: key() });
  await payment('SR-3');
  expect(await lookUp('SR-3', 'slip')).toBe('paid');
  // Goods that cost nothing: nothing is paid, and the flow has passed the slip all the same.
  await moved('WH-50', 'purchaseReceipt', 'SR-50');
  await book('SR-50', '0.00');
  await payment('SR-50');
  expect(await lookUp('SR-50', 'slip')).toBe('paid');
});

async function draw(purchaseRequestNo: string, amount: string): Promise<string> {
  const body = { purchaseRequestNo, amount, requester: 'li.min' };
  const { purchaseMoneyRequestNo } = await client().requestPurchaseMoney({ body, idempotencyKey: key() });
  await client().decidePurchaseMoney({ body: { purchaseMoneyRequestNo, granted: true, decidedBy: 'he.jing' }, idempotencyKey: key() });
  return voucherOf(purchaseMoneyRequestNo);
}

test('purchase money drawn by mistake goes back while it is there; what was paid or given back stays', async () => {
  const drawn = await draw('PP-3', '80.00');
  expect(await reverse(drawn)).toMatchObject({ refusal: null });
  expect(await client().getAdvance({ params: { purchaseRequestNo: 'PP-3' } })).toMatchObject({ drawn: '0.00', advanceLeft: '0.00' });
  const again = await draw('PP-3', '90.00');
  await client().returnAdvance({ body: { purchaseRequestNo: 'PP-3' }, idempotencyKey: key() });
  expect(await reverse(again)).toMatchObject({ refusal: 'moneySpent' });
  expect(await reverse(await voucherOf('PP-3'))).toMatchObject({ refusal: 'notReversible' });
});

test('a closed month takes no counter paper: it is dated in the open month', async () => {
  await client().openAccounts({ body: { balances: [{ account: 'dealerPartsReceivable', party: 'D-103', amount: '9.00' }] }, idempotencyKey: key() });
  const voucherNo = await voucherOf('dealerPartsReceivable/D-103');
  goTo('2026-10-02T09:00:00+08:00');
  await client().openSettlement({ body: { month: '2026-09' }, idempotencyKey: key() });
  await client().closePeriod({ body: { month: '2026-09' }, idempotencyKey: key() });
  await expect(reverse(voucherNo, { postingDate: '2026-09-30' })).rejects.toMatchObject(refusal(409, 'periodClosed'));
  const { redLetterVoucherNo } = await reverse(voucherNo);
  const { vouchers } = await client().listVouchers({ query: { source: voucherNo, rule: 'reversal' } });
  expect(vouchers).toEqual([expect.objectContaining({ voucherNo: redLetterVoucherNo, postingDate: '2026-10-02' })]);
});
