import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startSystem } from '../../../test/support/start-system';
import { cnyOf } from '../../money';
import { finance } from './index';
import { balanceOf, departure, key, type StartedFinance } from './test-support';

let system: StartedFinance;

beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

describe('the ledger', () => {
  test('balances after random postings, against an independent sum', async () => {
    const random = sequence(20260907);
    let owed = 0;
    let warranty = 0;
    const sources = ['dealerPurchase', 'warrantyExchange', 'freeReplacement'] as const;
    for (let n = 0; n < 60; n += 1) {
      const source = sources[random(3)] ?? 'dealerPurchase';
      const orderNo = `DO-R${n}`;
      const [price, cost, quantity] = [random(100_000), random(100_000), 1 + random(100)];
      const lines = [{ orderLineId: `${orderNo}/1`, partNo: 'BRK-01', unitPrice: cnyOf(price) }];
      await system.client.registerSalesTerms({ body: { orderNo, dealerNo: 'D-101', source, lines }, idempotencyKey: key() });
      const body = departure(`WH-R${n}`, orderNo, { orderSource: source, quantity, unitCost: cnyOf(cost) });
      await system.client.postStockMovement({ body, idempotencyKey: key() });
      if (source === 'dealerPurchase') owed += price * quantity;
      else warranty += cost * quantity;
    }
    const trial = await system.client.trialBalance({});
    expect(trial.debit).toBe(trial.credit);
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-101')).toBe(cnyOf(owed));
    expect(await balanceOf(system, 'warrantyCost')).toBe(cnyOf(warranty));
  });

  test('the database refuses a change, a deletion and a voucher that does not balance', async () => {
    const db = new pg.Client({ connectionString: system.adminUrl, options: '-c search_path=finance' });
    await db.connect();
    try {
      for (const statement of [
        "update entry set debit_fen = 1 where account = 'cash'",
        'delete from entry',
        'truncate entry, voucher cascade',
        "update voucher set document_no = 'x'",
        'delete from voucher',
        'update stock_movement set quantity = 1',
      ]) {
        await expect(db.query(statement)).rejects.toThrow(/never changed or deleted/);
      }
      await expect(
        db.query(`begin;
          insert into voucher values ('FV-X', 'L-01', 'by-hand', null, null, '2026-09-07', '2026-09-07', '2026-09-07');
          insert into entry values ('FV-X', 1, 'cash', null, 100, 0), ('FV-X', 2, 'partsSales', null, 0, 99);
          commit`),
      ).rejects.toThrow(/does not balance/);
      await db.query('rollback');
      await expect(
        db.query("insert into voucher values ('FV-Y', 'L-01', 'by-hand', null, null, '2026-09-07', '2026-09-07', '2026-09-07')"),
      ).rejects.toThrow(/does not balance/);
    } finally {
      await db.end();
    }
  });
});

/** A small seeded generator, so that a failure can be repeated. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}
