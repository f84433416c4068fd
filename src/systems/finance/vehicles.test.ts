import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
const client = () => system.client;
beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
  const balances = [
    { account: 'dealerVehicleReceivable', party: 'D-101', amount: '48000.00' },
    { account: 'dealerVehicleReceivable', party: 'D-103', amount: '0.00' },
    { account: 'dealerPartsReceivable', party: 'D-101', amount: '1000.00' },
    { account: 'supplierPayable', party: 'SUP-A', amount: '5000.00' },
  ];
  await client().openAccounts({ body: { balances }, idempotencyKey: key() });
});
afterAll(() => system.close());

const battery = { partNo: 'BAT-08', partName: '电池', listPrice: '480.00' };
const passed = (caseNo: string, changes: object = {}) =>
  client().receiveReturnForms({
    body: { caseNo, dealerNo: 'D-101', frameNo: 'V-2001', vehicleReceiptNoteNo: `VN-${caseNo}`, invoicedPrice: '3200.00', passedBy: 'yu.fang', ...changes },
    idempotencyKey: key(),
  });
const offset = (vehicleReturnFormsNo: string, offsetBy = 'tian.li') => client().offsetVehicleAccount({ body: { vehicleReturnFormsNo, offsetBy }, idempotencyKey: key() });
const entriesOf = async (rule: string, source: string) => (await client().listVouchers({ query: { rule, source } })).vouchers.flatMap(({ entries }) => entries.map(({ account, party, debit, credit }) => [account, party, debit, credit]));
const reverse = (voucherNo: string) => client().reverseVoucher({ body: { voucherNo, reason: '登错', requestedBy: 'tang.hong', reviewedBy: 'tian.li' }, idempotencyKey: key() });

describe("the offset of the dealer's whole-vehicle account (M-02, L-09)", () => {
  test('is the invoiced price, less what is missing, once', async () => {
    const { vehicleReturnFormsNo, offsetAmount } = await passed('VR-1', { missingParts: [battery] });
    expect(offsetAmount).toBe('2720.00');
    await expect(passed('VR-1')).rejects.toMatchObject(refusal(409, 'formsPassed'));
    await expect(offset(vehicleReturnFormsNo, 'yu.fang')).rejects.toMatchObject(refusal(409, 'sameHand'));
    const { voucherNo } = await offset(vehicleReturnFormsNo);
    await expect(offset(vehicleReturnFormsNo)).rejects.toMatchObject(refusal(409, 'accountOffset'));
    expect(await entriesOf('L-09', vehicleReturnFormsNo)).toEqual([['vehicleSalesReturn', null, '2720.00', '0.00'], ['dealerVehicleReceivable', 'D-101', '0.00', '2720.00']]);
    expect(await balanceOf(system, 'dealerVehicleReceivable', 'D-101')).toBe('45280.00');
    const { vehicleReturnForms } = await client().listReturnForms({ query: { caseNo: 'VR-1' } });
    expect(vehicleReturnForms).toMatchObject([{ missingParts: [battery], missingValue: '480.00', voucherNo, offsetBy: 'tian.li' }]);
  });

  test('may turn the account into a credit balance (I-VR-8), and is reversed by a red-letter voucher (I-G-14)', async () => {
    const { vehicleReturnFormsNo } = await passed('VR-2', { dealerNo: 'D-103', invoicedPrice: '2950.00' });
    const { voucherNo } = await offset(vehicleReturnFormsNo);
    expect(await balanceOf(system, 'dealerVehicleReceivable', 'D-103')).toBe('-2950.00');
    expect(await reverse(voucherNo)).toMatchObject({ refusal: null });
    expect(await balanceOf(system, 'dealerVehicleReceivable', 'D-103')).toBe('0.00');
  });

  test('is never negative; forms that nobody passed are told', async () => {
    const { vehicleReturnFormsNo, offsetAmount } = await passed('VR-3', { invoicedPrice: '400.00', missingParts: [battery] });
    expect(offsetAmount).toBe('0.00');
    expect(await offset(vehicleReturnFormsNo)).toMatchObject({ offsetAmount: '0.00' });
    await expect(offset('RF-none')).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('freight that was paid on arrival for the shipper (L-10, L-11)', () => {
  const pay = (amount: string) => client().payFreight({ body: { caseNo: 'VR-1', amount, carrier: '德邦', paidBy: 'yu.fang' }, idempotencyKey: key() });
  const bear = (freightPaymentNo: string, changes: object = {}) =>
    client().offsetFreight({ body: { freightPaymentNo, responsibleParty: 'dealer', partyNo: 'D-101', ...changes }, idempotencyKey: key() });

  test('goes against the account of who shipped, once', async () => {
    const { freightPaymentNo, voucherNo } = await pay('180.00');
    expect(await balanceOf(system, 'freightOnBehalf')).toBe('180.00');
    const borne = await bear(freightPaymentNo);
    await expect(bear(freightPaymentNo)).rejects.toMatchObject(refusal(409, 'freightOffset'));
    expect([await balanceOf(system, 'freightOnBehalf'), await balanceOf(system, 'dealerPartsReceivable', 'D-101')]).toEqual(['0.00', '1180.00']);
    const { freightPayments } = await client().listFreightPayments({ query: { caseNo: 'VR-1' } });
    expect(freightPayments).toMatchObject([{ freightPaymentNo, amount: '180.00', voucherNo, offsetVoucherNo: borne.voucherNo }]);
    expect(await reverse(voucherNo)).toMatchObject({ refusal: 'freightOffset' });
    expect(await reverse(borne.voucherNo)).toMatchObject({ refusal: null });
    expect(await reverse(voucherNo)).toMatchObject({ refusal: null });
    expect([await balanceOf(system, 'freightOnBehalf'), await balanceOf(system, 'dealerPartsReceivable', 'D-101')]).toEqual(['0.00', '1000.00']);
  });

  test('of a supplier lessens what the company owes it; a payment taken back is not offset', async () => {
    const { freightPaymentNo } = await pay('50.00');
    await bear(freightPaymentNo, { responsibleParty: 'supplier', partyNo: 'SUP-A' });
    expect(await balanceOf(system, 'supplierPayable', 'SUP-A')).toBe('4950.00');
    const wrong = await pay('99.00');
    await reverse(wrong.voucherNo);
    await expect(bear(wrong.freightPaymentNo)).rejects.toMatchObject(refusal(409, 'freightReversed'));
    await expect(pay('0.00')).rejects.toMatchObject({ problem: { status: 422, code: 'amountMissing', errors: [{ field: 'amount' }] } });
    await expect(bear('FP-none')).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('the sale of a repaired vehicle (M-07, L-16)', () => {
  const propose = (caseNo: string, proposedPrice: string) => client().proposeInternalHandlingPrice({ body: { caseNo, frameNo: 'V-2001', proposedPrice, proposedBy: 'yu.fang' }, idempotencyKey: key() });
  const sign = (internalPriceNoteNo: string, signed: boolean, changes: object = {}) =>
    client().signInternalHandlingPrice({ body: { internalPriceNoteNo, signed, signedBy: 'deng.li', ...changes }, idempotencyKey: key() });
  const sell = (internalPriceNoteNo: string) => client().recordVehicleSale({ body: { internalPriceNoteNo, buyer: '员工内购', soldBy: 'yu.fang' }, idempotencyKey: key() });

  test('needs a signed price; one that is not signed is followed by another proposal (VR-D11)', async () => {
    const first = (await propose('VR-4', '2200.00')).internalPriceNoteNo;
    await expect(propose('VR-4', '1900.00')).rejects.toMatchObject(refusal(409, 'priceProposed'));
    await expect(sell(first)).rejects.toMatchObject(refusal(409, 'priceState'));
    await expect(sign(first, true, { signedBy: 'yu.fang' })).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(sign(first, false)).rejects.toMatchObject(refusal(422, 'reasonMissing'));
    expect(await sign(first, false, { reason: '偏高' })).toEqual({ priceSigned: false });
    const second = (await propose('VR-4', '1900.00')).internalPriceNoteNo;
    expect(await sign(second, true)).toEqual({ priceSigned: true });
    await expect(sign(second, true)).rejects.toMatchObject(refusal(409, 'priceState'));
    const { specialSaleRecordNo, salePrice } = await sell(second);
    expect(salePrice).toBe('1900.00');
    await expect(sell(second)).rejects.toMatchObject(refusal(409, 'vehicleSold'));
    expect(await entriesOf('L-16', specialSaleRecordNo)).toEqual([['cash', null, '1900.00', '0.00'], ['specialPriceSales', null, '0.00', '1900.00']]);
    const { internalPriceNotes } = await client().listPriceNotes({ query: { caseNo: 'VR-4' } });
    expect(internalPriceNotes.map((note) => [note.proposedPrice, note.state, note.specialSaleRecordNo])).toEqual([['2200.00', 'notSigned', null], ['1900.00', 'signed', specialSaleRecordNo]]);
  });

  test('the tenth proposal is taken like the first: PostgreSQL plans a statement anew after the fifth', async () => {
    const caseNos = Array.from({ length: 10 }, (_, index) => `VR-7${index}`);
    for (const caseNo of caseNos) await propose(caseNo, '1500.00');
    await expect(propose('VR-70', '1500.00')).rejects.toMatchObject(refusal(409, 'priceProposed'));
  });

  test('two proposals at the same moment: one of them stands; nothing is not a price', async () => {
    const answers = await Promise.allSettled([propose('VR-5', '1500.00'), propose('VR-5', '1600.00')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(propose('VR-6', '0.00')).rejects.toMatchObject(refusal(422, 'priceMissing'));
    await expect(sign('HP-none', true)).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

test.each([
  ['/vehicle-return-forms', { caseNo: 'VR-9', invoicedPrice: 3200 }, 'invoicedPrice'],
  ['/vehicle-return-forms', { caseNo: 'VR-9', missingParts: [{ partNo: 'BAT-08' }] }, 'missingParts.0.listPrice'],
  ['/freight-payments', { caseNo: 'VR-9', amount: '-1.00', paidBy: 'yu.fang' }, 'amount'],
  ['/freight-payments/offset', { freightPaymentNo: 'FP-1', responsibleParty: 'carrier', partyNo: 'D-101' }, 'responsibleParty'],
  ['/internal-price-notes', { caseNo: 'VR-9', frameNo: 'V-1', proposedPrice: '12', proposedBy: 'yu.fang' }, 'proposedPrice'],
  ['/internal-price-notes/signature', { internalPriceNoteNo: 'HP-1', signedBy: 'deng.li' }, 'signed'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
