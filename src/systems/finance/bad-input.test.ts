import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { finance } from './index';
import { departure, key, terms, type StartedFinance } from './test-support';

let system: StartedFinance;

beforeAll(async () => {
  system = await startSystem(finance({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

describe('bad input', () => {
  const good = departure('WH-99', 'DO-1');
  test.each([
    ['/stock-movements', { ...good, quantity: -1 }, 'quantity'],
    ['/stock-movements', { ...good, quantity: 1.5 }, 'quantity'],
    ['/stock-movements', { ...good, quantity: 100_001 }, 'quantity'],
    ['/stock-movements', { ...good, quantity: '5' }, 'quantity'],
    ['/stock-movements', { ...good, unitCost: '-1.00' }, 'unitCost'],
    ['/stock-movements', { ...good, unitCost: 12 }, 'unitCost'],
    ['/stock-movements', { ...good, unitCost: 'twelve' }, 'unitCost'],
    ['/stock-movements', { ...good, unitCost: '10000000.01' }, 'unitCost'],
    ['/stock-movements', { ...good, at: 'today' }, 'at'],
    ['/stock-movements', { ...good, orderSource: 'gift' }, 'orderSource'],
    ['/stock-movements', { ...good, extra: 1 }, 'body'],
    ['/opening-balances', { balances: [{ account: 'cash', amount: '1.2' }] }, 'balances.0.amount'],
    ['/sales-terms', { ...terms('DO-9', 'dealerPurchase'), lines: [] }, 'lines'],
    ['/sales-terms', { ...terms('DO-9', 'dealerPurchase'), lines: [null] }, 'lines.0'],
    ['/sales-terms', { ...terms('DO-9', 'dealerPurchase'), lines: Array(2).fill(terms('DO-9', 'dealerPurchase').lines[0]) }, 'lines'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });
});
