import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, departure, key, refusal, terms, type StartedFinance } from './test-support';

let system: StartedFinance;

beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
  const balances = [{ account: 'dealerPartsReceivable', party: 'D-101', amount: '1000.00' }];
  await system.client.openAccounts({ body: { balances }, idempotencyKey: key() });
});
afterAll(() => system.close());

describe('postings of stock movements', () => {
  test('L-01: a paid order owes price times quantity, and the stock leaves at cost (S-DO-01)', async () => {
    await system.client.registerSalesTerms({ body: terms('DO-1', 'dealerPurchase'), idempotencyKey: key() });
    const { voucherNo } = await system.client.postStockMovement({ body: departure('WH-1', 'DO-1'), idempotencyKey: key() });
    const { vouchers } = await system.client.listVouchers({ query: { orderNo: 'DO-1' } });
    expect(vouchers).toEqual([
      {
        voucherNo,
        rule: 'L-01',
        source: 'WH-1',
        documentNo: 'SH-202609-001',
        orderNo: 'DO-1',
        at: '2026-09-07T16:00:00+08:00',
        postedAt: expect.stringContaining('2026-09-07T09:00'),
        postingDate: '2026-09-07',
        entries: [
          { account: 'dealerPartsReceivable', party: 'D-101', debit: '90.00', credit: '0.00' },
          { account: 'partsSales', party: null, debit: '0.00', credit: '90.00' },
          { account: 'partsCost', party: null, debit: '60.00', credit: '0.00' },
          { account: 'afterSalesInventory', party: null, debit: '0.00', credit: '60.00' },
        ],
      },
    ]);
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-101')).toBe('1090.00');
  });

  test.each(['warrantyExchange', 'freeReplacement'] as const)('L-02: for a %s the dealer owes nothing', async (source) => {
    const before = await balanceOf(system, 'dealerPartsReceivable', 'D-101');
    const orderNo = `DO-${source}`;
    await system.client.registerSalesTerms({ body: terms(orderNo, source), idempotencyKey: key() });
    const body = departure(`WH-${source}`, orderNo, { orderSource: source });
    await system.client.postStockMovement({ body, idempotencyKey: key() });
    const { vouchers } = await system.client.listVouchers({ query: { rule: 'L-02', orderNo } });
    expect(vouchers.flatMap(({ entries }) => entries)).toEqual([
      { account: 'warrantyCost', party: null, debit: '60.00', credit: '0.00' },
      { account: 'afterSalesInventory', party: null, debit: '0.00', credit: '60.00' },
    ]);
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-101')).toBe(before);
  });

  test('the same key posts nothing twice; other fields under it are refused', async () => {
    await system.client.registerSalesTerms({ body: terms('DO-2', 'dealerPurchase'), idempotencyKey: key() });
    const call = { body: departure('WH-2', 'DO-2'), idempotencyKey: 'postStockMovement:WH-2' };
    const first = await system.client.postStockMovement(call);
    expect(await system.client.postStockMovement(call)).toEqual(first);
    await expect(
      system.client.postStockMovement({ ...call, body: { ...call.body, quantity: 6 } }),
    ).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
    await expect(system.client.postStockMovement({ ...call, idempotencyKey: key() })).rejects.toMatchObject(
      refusal(409, 'movementKnown'),
    );
    expect((await system.client.listVouchers({ query: { source: 'WH-2' } })).vouchers).toHaveLength(1);
  });

  test('ten callers with a key each post a movement once', async () => {
    await system.client.registerSalesTerms({ body: terms('DO-3', 'dealerPurchase'), idempotencyKey: key() });
    const calls = Array.from({ length: 10 }, () =>
      system.client.postStockMovement({ body: departure('WH-3', 'DO-3'), idempotencyKey: key() }),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await system.client.listVouchers({ query: { source: 'WH-3' } })).vouchers).toHaveLength(1);
  });

  test('a movement that comes before its terms is to be tried again, and then posts', async () => {
    const call = { body: departure('WH-4', 'DO-4'), idempotencyKey: 'postStockMovement:WH-4' };
    await expect(system.client.postStockMovement(call)).rejects.toThrow(/answered 503.*not known yet/);
    await system.client.registerSalesTerms({ body: terms('DO-4', 'dealerPurchase'), idempotencyKey: key() });
    expect((await system.client.postStockMovement(call)).voucherNo).toMatch(/^FV-202609-\d+$/);
  });

  test('a movement that contradicts the registered terms is refused', async () => {
    await system.client.registerSalesTerms({ body: terms('DO-5', 'dealerPurchase'), idempotencyKey: key() });
    const post = (changes: object) =>
      system.client.postStockMovement({ body: departure('WH-5', 'DO-5', changes), idempotencyKey: key() });
    await expect(post({ orderSource: 'freeReplacement' })).rejects.toMatchObject(refusal(409, 'sourceDiffers'));
    await expect(post({ partNo: 'CTL-02' })).rejects.toMatchObject(refusal(409, 'partDiffers'));
    await expect(post({ orderLineId: undefined })).rejects.toMatchObject(refusal(422, 'orderLineMissing'));
    expect((await system.client.listVouchers({ query: { source: 'WH-5' } })).vouchers).toEqual([]);
  });

  test('a movement without a rule is listed as unposted', async () => {
    const body = {
      movementId: 'WH-6',
      type: 'otherReceipt',
      partNo: 'LMP-03',
      quantity: 2,
      unitCost: '30.00',
      at: '2026-09-07T09:00:00+08:00',
      documentNo: 'OR-1',
    };
    expect(await system.client.postStockMovement({ body, idempotencyKey: key() })).toEqual({ voucherNo: null });
    expect(await system.client.listUnposted({ query: {} })).toEqual({ movements: [body] });
  });

  test('terms hold as registered', async () => {
    const body = terms('DO-1', 'dealerPurchase');
    await expect(system.client.registerSalesTerms({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'termsExist'));
  });
});
