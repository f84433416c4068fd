import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;

beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

describe('opening balances', () => {
  test('receivables and payables stand on their normal side, once per account and party', async () => {
    const balances = [
      { account: 'dealerPartsReceivable', party: 'D-101', amount: '1000.00' },
      { account: 'dealerPartsReceivable', party: 'D-102', amount: '0.00' },
      { account: 'supplierPayable', party: 'SUP-A', amount: '5000.00' },
      { account: 'cash', amount: '-20.00' },
    ];
    expect(await system.client.openAccounts({ body: { balances }, idempotencyKey: key() })).toEqual({ opened: 4 });
    expect(await system.client.openAccounts({ body: { balances }, idempotencyKey: key() })).toEqual({ opened: 0 });
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-101')).toBe('1000.00');
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-102')).toBe('0.00');
    expect(await balanceOf(system, 'supplierPayable')).toBe('5000.00');
    expect(await balanceOf(system, 'cash')).toBe('-20.00');
  });

  test('another balance for an account that is open is refused', async () => {
    const body = { balances: [{ account: 'cash', amount: '20.00' }] };
    await expect(system.client.openAccounts({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'alreadyOpened'));
  });

  test.each([
    [{ account: 'noSuchAccount', amount: '1.00' }, 'unknownAccount', 'balances.0.account'],
    [{ account: 'openingBalance', amount: '1.00' }, 'unknownAccount', 'balances.0.account'],
    [{ account: 'dealerPartsReceivable', amount: '1.00' }, 'partyMissing', 'balances.0.party'],
    [{ account: 'partsSales', party: 'D-101', amount: '1.00' }, 'partyNotWanted', 'balances.0.party'],
  ])('%j is refused as %s', async (balance, code, field) => {
    await expect(system.client.openAccounts({ body: { balances: [balance] }, idempotencyKey: key() })).rejects.toMatchObject({
      problem: { status: 422, code, errors: [{ field }] },
    });
  });

  test('two callers at once open an account once', async () => {
    const body = { balances: [{ account: 'dealerPartsReceivable', party: 'D-103', amount: '250.00' }] };
    const answers = await Promise.all([1, 2, 3].map(() => system.client.openAccounts({ body, idempotencyKey: key() })));
    expect(answers.map(({ opened }) => opened).sort()).toEqual([0, 0, 1]);
    expect(await balanceOf(system, 'dealerPartsReceivable', 'D-103')).toBe('250.00');
  });
});
