import { expect } from '@jest/globals';
import type { StartedSystem } from '../../../test/support/start-system';
import type { financeContract } from './contract';

export type StartedFinance = StartedSystem<typeof financeContract>;

let keys = 0;
/** An idempotency key that no other call has. */
export const key = () => `key-${(keys += 1)}`;

/** Terms of an order of two lines, BRK-01 at 18.00 and CTL-02 at 160.00. */
export const terms = (orderNo: string, source: 'dealerPurchase' | 'warrantyExchange' | 'freeReplacement') => ({
  orderNo,
  dealerNo: 'D-101',
  source,
  lines: [
    { orderLineId: `${orderNo}/1`, partNo: 'BRK-01', unitPrice: '18.00' },
    { orderLineId: `${orderNo}/2`, partNo: 'CTL-02', unitPrice: '160.00' },
  ],
});

/** Five BRK-01 of the order's first line leave. */
export const departure = (movementId: string, orderNo: string, changes: object = {}) => ({
  movementId,
  type: 'departure',
  orderLineId: `${orderNo}/1`,
  orderSource: 'dealerPurchase' as const,
  partNo: 'BRK-01',
  quantity: 5,
  unitCost: '12.00',
  at: '2026-09-07T16:00:00+08:00',
  documentNo: 'SH-202609-001',
  ...changes,
});

/** The one balance of an account, or of one party of it; '0.00' before its first entry. */
export async function balanceOf(system: StartedFinance, account: string, party?: string): Promise<string> {
  const { balances } = await system.client.getBalances({ query: { account, ...(party === undefined ? {} : { party }) } });
  expect(balances.length).toBeLessThanOrEqual(1);
  return balances[0]?.balance ?? '0.00';
}

export const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });
