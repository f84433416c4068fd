import { expect } from '@jest/globals';
import { readBooks } from '../../src/demo/books';
import type { SystemClients } from '../../src/systems/clients';

/** Whatever a case did: debit equals credit, each inventory account is what its goods are worth, no piece is lost. */
export async function expectBalancedBooks(clients: SystemClients): Promise<void> {
  const { ledger, accounts, pieces, placesThatDiffer } = await readBooks(clients);
  expect(ledger.debit).toBe(ledger.credit);
  expect(accounts.map(({ account, stock }) => [account, stock])).toEqual(accounts.map(({ account, balance }) => [account, balance]));
  expect(pieces.closing).toBe(pieces.opening + pieces.cameIn - pieces.wentOut);
  expect(placesThatDiffer).toEqual([]);
}
