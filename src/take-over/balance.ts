import { cnyOf, fenOf } from '../money';
import { pages } from '../pages';
import type { SystemClients } from '../systems/clients';
import { accountIds } from './accounts';
import type { TakeOver } from './read';

/** An account in the old books, and what the files (later: the installation) make of it; CNY. */
export interface AccountRow {
  name: string;
  old: string;
  found: string;
  difference: string;
}

/** Pieces and value of opening stock at a location. */
export interface StockTotal {
  location: string;
  pieces: number;
  value: string;
}

/** Accounts of the control totals beside what the files open them with; those that only the files know, too. */
export const balanceOfFiles = ({ masterData, totals }: TakeOver): AccountRow[] => compared(totals, sums(masterData.balances.map(({ account, amount }) => [account, fenOf(amount)])));

/** The same beside what finance has opened. */
export async function balanceOfInstallation({ totals }: TakeOver, { finance }: Pick<SystemClients, 'finance'>): Promise<AccountRow[]> {
  return compared(totals, sums((await openedBalances({ finance })).map(({ account, fen }) => [account, fen])));
}

/** Opening balances that finance has, on the normal side of each account. */
export async function openedBalances({ finance }: Pick<SystemClients, 'finance'>): Promise<{ account: string; party: string | null; fen: number }[]> {
  const credit = new Set(['supplierPayable', 'painterPayable', 'warrantyClearing']);
  const vouchers = await pages(async (page) => (await finance.listVouchers({ query: { rule: 'opening', ...page } })).vouchers);
  const entries = vouchers.flatMap((voucher) => voucher.entries).filter(({ account }) => account !== 'openingBalance');
  return entries.map(({ account, party, debit, credit: credited }) => ({ account, party, fen: (fenOf(debit) - fenOf(credited)) * (credit.has(account) ? -1 : 1) }));
}

/** Opening stock that the warehouse has. */
export async function openedStock({ warehouse }: Pick<SystemClients, 'warehouse'>) {
  return pages(async (page) => (await warehouse.listMovements({ query: { documentNo: 'OPENING', ...page } })).movements);
}

/** Opening stock of the files by location. */
export function stockOfFiles({ masterData }: TakeOver): StockTotal[] {
  return totalsOf(masterData.stock.flatMap(({ unitCost, opening }) => Object.entries(opening).map(([location, quantity]) => ({ location, quantity, unitCost }))));
}

/** Opening stock as the warehouse took it in. */
export async function stockOfInstallation({ warehouse }: Pick<SystemClients, 'warehouse'>): Promise<StockTotal[]> {
  return totalsOf((await openedStock({ warehouse })).map(({ to, quantity, unitCost }) => ({ location: to ?? '', quantity, unitCost })));
}

function totalsOf(rows: { location: string; quantity: number; unitCost: string }[]): StockTotal[] {
  const locations = [...new Set(rows.map(({ location }) => location))].sort();
  return locations.map((location) => {
    const here = rows.filter((row) => row.location === location);
    return {
      location,
      pieces: here.reduce((sum, { quantity }) => sum + quantity, 0),
      value: cnyOf(here.reduce((sum, { quantity, unitCost }) => sum + quantity * fenOf(unitCost), 0)),
    };
  });
}

function compared(totals: TakeOver['totals'], found: Map<string, number>): AccountRow[] {
  const unnamed = [...found.keys()].filter((account) => !totals.some((row) => row.account === account));
  const named = Object.entries(accountIds);
  const rows = [...totals, ...unnamed.map((account) => ({ account, name: named.find(([, id]) => id === account)?.[0] ?? account, amount: '0.00' }))];
  return rows.map(({ account, name, amount }) => {
    const fen = found.get(account) ?? 0;
    return { name, old: amount, found: cnyOf(fen), difference: cnyOf(fen - fenOf(amount)) };
  });
}

function sums(rows: (readonly [string, number])[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const [name, fen] of rows) all.set(name, (all.get(name) ?? 0) + fen);
  return all;
}
