import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

const ask = async (purchaseRequestNo: string, amount: string) =>
  (await system.client.requestPurchaseMoney({ body: { purchaseRequestNo, amount, requester: 'shen.yu' }, idempotencyKey: key() })).purchaseMoneyRequestNo;
const decide = (purchaseMoneyRequestNo: string, changes: object = {}) =>
  system.client.decidePurchaseMoney({ body: { purchaseMoneyRequestNo, granted: true, decidedBy: 'gao.feng', ...changes }, idempotencyKey: key() });
const draw = async (purchaseRequestNo: string, amount: string) => decide(await ask(purchaseRequestNo, amount));
const advance = (purchaseRequestNo: string, purchaseAmount?: string) =>
  system.client.getAdvance({ params: { purchaseRequestNo }, query: { purchaseAmount } });
const giveBack = (purchaseRequestNo: string) => system.client.returnAdvance({ body: { purchaseRequestNo }, idempotencyKey: key() });
const paper = (purchaseRequestNo: string, supplierNo: string, paperNo: string) =>
  system.client.recordSupplierPaper({ body: { purchaseRequestNo, supplierNo, paperKind: 'invoice', paperNo }, idempotencyKey: key() });
const book = (purchaseRequestNo: string, supplierNo: string, receiptSlipNo: string, unitPrice = '30.00') =>
  system.client.bookReceipt({ body: { receiptSlipNo, purchaseRequestNo, supplierNo, unitPrice, bookedBy: 'wu.hao' }, idempotencyKey: key() });
const pay = (purchaseRequestNo: string, receiptSlipNo: string) =>
  system.client.settlePayment({ body: { receiptSlipNo, purchaseRequestNo, settledBy: 'wu.hao' }, idempotencyKey: key() });

let movements = 0;
/** The warehouse tells that pieces of LMP-03, worth 30.00 each, came from hold into the store on a slip. */
const movementOf = (receiptSlipNo: string, quantity: number) =>
  system.client.postStockMovement({
    body: {
      movementId: `WH-${(movements += 1)}`,
      type: 'purchaseReceipt',
      partNo: 'LMP-03',
      quantity,
      unitCost: '30.00',
      at: '2026-09-07T16:00:00+08:00',
      documentNo: receiptSlipNo,
    },
    idempotencyKey: key(),
  });

/** Every entry of a purchase: account, debit, credit. */
async function entriesOf(...sources: string[]) {
  const found = await Promise.all(sources.map((source) => system.client.listVouchers({ query: { source } })));
  return found.flatMap(({ vouchers }) =>
    vouchers.flatMap(({ rule, entries }) => entries.map(({ account, party, debit, credit }) => [rule, account, party, debit, credit])),
  );
}

test('an advance larger than the price: drawn, booked, paid, the rest given back once (S-PP-13)', async () => {
  const purchaseMoneyRequestNo = await ask('PP-13', '350.00');
  expect(await decide(purchaseMoneyRequestNo)).toEqual({ moneyGranted: true, advanceLeft: '350.00' });
  await paper('PP-13', 'SUP-13', 'FP-13');
  const { voucherNo } = await movementOf('SR-13', 10);
  expect(voucherNo).toBeNull();
  expect(await book('PP-13', 'SUP-13', 'SR-13')).toMatchObject({ bookedAmount: '300.00' });
  expect((await system.client.listUnposted({ query: {} })).movements).toEqual([]);
  expect(await pay('PP-13', 'SR-13')).toEqual({ paidAmount: '300.00', unpaidAmount: '0.00', advanceLeft: '50.00' });
  expect(await balanceOf(system, 'supplierPayable', 'SUP-13')).toBe('0.00');
  expect(await giveBack('PP-13')).toEqual({ returnedAmount: '50.00' });
  expect(await entriesOf(purchaseMoneyRequestNo, `WH-${movements}`, 'SR-13', 'PP-13')).toEqual([
    ['L-03', 'purchaseAdvance', null, '350.00', '0.00'],
    ['L-03', 'cash', null, '0.00', '350.00'],
    ['L-04', 'afterSalesInventory', null, '300.00', '0.00'],
    ['L-04', 'supplierPayable', 'SUP-13', '0.00', '300.00'],
    ['L-05', 'supplierPayable', 'SUP-13', '300.00', '0.00'],
    ['L-05', 'purchaseAdvance', null, '0.00', '300.00'],
    ['L-05', 'cash', null, '50.00', '0.00'],
    ['L-05', 'purchaseAdvance', null, '0.00', '50.00'],
  ]);
  expect(await balanceOf(system, 'purchaseAdvance')).toBe('0.00');
  await expect(giveBack('PP-13')).rejects.toMatchObject(refusal(409, 'requestSettled'));
  await expect(ask('PP-13', '1.00')).rejects.toMatchObject(refusal(409, 'requestSettled'));
});

test.each([
  ['36.00', '360.00', [['afterSalesInventory', '300.00', '0.00'], ['supplierPayable', '0.00', '300.00'], ['purchasePriceVariance', '60.00', '0.00'], ['supplierPayable', '0.00', '60.00']]],
  ['25.00', '250.00', [['afterSalesInventory', '250.00', '0.00'], ['supplierPayable', '0.00', '250.00'], ['afterSalesInventory', '50.00', '0.00'], ['purchasePriceVariance', '0.00', '50.00']]],
  ['0.00', '0.00', [['afterSalesInventory', '300.00', '0.00'], ['purchasePriceVariance', '0.00', '300.00']]],
])('bought at %s, stock takes the unit cost of 30.00 and the variance the difference (I-G-13)', async (unitPrice, bookedAmount, expected) => {
  const slip = `SR-at-${unitPrice}`;
  await movementOf(slip, 10);
  expect(await book('PP-price', 'SUP-price', slip, unitPrice)).toMatchObject({ bookedAmount });
  const entries = await entriesOf(`WH-${movements}`);
  expect(entries.map(([, account, , debit, credit]) => [account, debit, credit])).toEqual(expected);
});

test('the same advance serves a second purchase; what is missing for it is told (PP-D1.3, S-PP-04)', async () => {
  await draw('PP-04', '300.00');
  expect(await advance('PP-04', '300.00')).toMatchObject({ advanceLeft: '300.00', moneyMissing: '0.00' });
  expect(await advance('PP-04', '320.50')).toMatchObject({ moneyMissing: '20.50' });
  expect(await draw('PP-04', '20.50')).toEqual({ moneyGranted: true, advanceLeft: '320.50' });
  expect(await advance('PP-none')).toEqual({ drawn: '0.00', paid: '0.00', returned: '0.00', advanceLeft: '0.00', moneyMissing: '0.00' });
});

test('money that does not reach pays what it can; the rest stays owed', async () => {
  await draw('PP-short', '100.00');
  await paper('PP-short', 'SUP-short', 'FP-1');
  await movementOf('SR-short', 4);
  await book('PP-short', 'SUP-short', 'SR-short');
  expect(await pay('PP-short', 'SR-short')).toEqual({ paidAmount: '100.00', unpaidAmount: '20.00', advanceLeft: '0.00' });
  expect(await balanceOf(system, 'supplierPayable', 'SUP-short')).toBe('20.00');
  await expect(pay('PP-short', 'SR-short')).rejects.toMatchObject(refusal(409, 'paymentSettled'));
  expect(await giveBack('PP-short')).toEqual({ returnedAmount: '0.00' });
});

test('money refused moves nothing, with a reason; and who asked does not grant (PP-D2.2, S-PP-12, I-G-9)', async () => {
  const cash = await balanceOf(system, 'cash');
  const refusedNo = await ask('PP-12', '360.00');
  await expect(ask('PP-12', '10.00')).rejects.toMatchObject(refusal(409, 'requestOpen'));
  await expect(giveBack('PP-12')).rejects.toMatchObject(refusal(409, 'requestOpen'));
  await expect(decide(refusedNo, { granted: false })).rejects.toMatchObject({ problem: { code: 'reasonMissing', errors: [{ field: 'reason' }] } });
  await expect(decide(refusedNo, { decidedBy: 'shen.yu' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  expect(await decide(refusedNo, { granted: false, reason: '价格过高' })).toEqual({ moneyGranted: false, advanceLeft: '0.00' });
  await expect(decide(refusedNo)).rejects.toMatchObject(refusal(409, 'decided'));
  expect(await balanceOf(system, 'cash')).toBe(cash);
  const { purchaseMoneyRequests } = await system.client.listPurchaseMoneyRequests({ query: { purchaseRequestNo: 'PP-12' } });
  expect(purchaseMoneyRequests).toEqual([expect.objectContaining({ amount: '360.00', state: 'refused', reason: '价格过高' })]);
});

test('a receipt is booked from its movement, once, and paid after that, for its own request and on a paper', async () => {
  await draw('PP-order', '300.00');
  await expect(book('PP-order', 'SUP-order', 'SR-order')).rejects.toThrow('has not told the movement of SR-order yet');
  await expect(pay('PP-order', 'SR-order')).rejects.toMatchObject(refusal(409, 'receiptNotBooked'));
  await movementOf('SR-order', 1);
  await book('PP-order', 'SUP-order', 'SR-order');
  await expect(book('PP-order', 'SUP-order', 'SR-order')).rejects.toMatchObject(refusal(409, 'receiptBooked'));
  await expect(pay('PP-other', 'SR-order')).rejects.toMatchObject({
    problem: { status: 422, code: 'receiptOfOtherRequest', errors: [{ field: 'purchaseRequestNo' }] },
  });
  await expect(pay('PP-order', 'SR-order')).rejects.toMatchObject(refusal(409, 'paperMissing'));
  await paper('PP-order', 'SUP-order', 'FP-order');
  await expect(paper('PP-order', 'SUP-order', 'FP-order')).rejects.toMatchObject(refusal(409, 'paperKnown'));
  expect(await pay('PP-order', 'SR-order')).toMatchObject({ paidAmount: '30.00' });
  expect((await system.client.listSupplierPapers({ query: { purchaseRequestNo: 'PP-order' } })).supplierPapers).toEqual([
    expect.objectContaining({ paperKind: 'invoice', paperNo: 'FP-order' }),
  ]);
});

test('two bookings of one receipt at the same moment are one', async () => {
  await movementOf('SR-race', 2);
  const both = await Promise.allSettled([book('PP-race', 'SUP-race', 'SR-race'), book('PP-race', 'SUP-race', 'SR-race')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await balanceOf(system, 'supplierPayable', 'SUP-race')).toBe('60.00');
});

describe('bad input', () => {
  const money = { purchaseRequestNo: 'PP-bad', amount: '10.00', requester: 'shen.yu' };
  const receipt = { receiptSlipNo: 'SR-bad', purchaseRequestNo: 'PP-bad', supplierNo: 'SUP-A', unitPrice: '30.00', bookedBy: 'wu.hao' };
  test.each([
    ['/purchase-money-requests', { ...money, amount: 10 }, 'amount'],
    ['/purchase-money-requests', { ...money, amount: '10.005' }, 'amount'],
    ['/purchase-money-requests', { ...money, amount: '-1.00' }, 'amount'],
    ['/purchase-money-requests', { ...money, requester: '' }, 'requester'],
    ['/purchase-money-requests/decisions', { purchaseMoneyRequestNo: 'PM-1', granted: 1, decidedBy: 'gao.feng' }, 'granted'],
    ['/supplier-papers', { purchaseRequestNo: 'PP-bad', supplierNo: 'SUP-A', paperKind: 'bill', paperNo: '1' }, 'paperKind'],
    ['/receipt-bookings', { ...receipt, unitPrice: '10000000.01' }, 'unitPrice'],
    ['/payments', { receiptSlipNo: 'SR-bad', purchaseRequestNo: 'PP-bad' }, 'settledBy'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });

  test('no money at all is refused; the same grant sent twice draws once', async () => {
    await expect(ask('PP-zero', '0.00')).rejects.toMatchObject({ problem: { code: 'amountMissing', errors: [{ field: 'amount' }] } });
    const purchaseMoneyRequestNo = await ask('PP-twice', '10.00');
    const call = { body: { purchaseMoneyRequestNo, granted: true, decidedBy: 'gao.feng' }, idempotencyKey: key() };
    const first = await system.client.decidePurchaseMoney(call);
    expect(await system.client.decidePurchaseMoney(call)).toEqual(first);
    expect(await advance('PP-twice')).toMatchObject({ drawn: '10.00' });
  });
});
