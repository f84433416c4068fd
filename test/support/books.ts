import { expect } from '@jest/globals';
import { fenOf } from '../../src/money';
import type { SystemClients } from '../../src/systems/clients';

const all = { query: { limit: 200 } };
/** Which account holds the value of the goods at each place; what lies in handover staging has not been posted out yet. */
const accountOf: Record<string, string> = { AS: 'afterSalesInventory', ST: 'afterSalesInventory', CO: 'companyInventory', OLD: 'oldPartsInventory' };

/**
 * Whatever a case did: debit equals credit, and each inventory account is quantity times unit cost (I-G-13),
 * apart from receipts that no rule posts yet and that finance lists.
 */
export async function expectBalancedBooks({ finance, warehouse }: SystemClients): Promise<void> {
  const [{ debit, credit }, { balances }, unposted, { movements }] = await Promise.all([
    finance.trialBalance({}),
    finance.getBalances({ query: {} }),
    finance.listUnposted(all),
    warehouse.listMovements(all),
  ]);
  expect(debit).toBe(credit);
  const open = new Set(unposted.movements.map(({ movementId }) => movementId));
  for (const account of new Set(Object.values(accountOf))) {
    const signOf = (place: string | null) => (place !== null && accountOf[place] === account ? 1 : 0);
    const posted = movements.filter(({ movementId }) => !open.has(movementId));
    const stock = sum(posted.map((each) => (signOf(each.to) - signOf(each.from)) * valueOf(each)));
    expect([account, stock]).toEqual([account, fenOf(balances.find((each) => each.account === account)?.balance ?? '0.00')]);
  }
}

const valueOf = ({ quantity, unitCost }: { quantity: number; unitCost: string }) => quantity * fenOf(unitCost);
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
