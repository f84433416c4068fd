import { expect, test } from '@jest/globals';
import type { Books } from './books';
import { widthOf } from './columns';
import { balanceOf, tableOf } from './day-table';
import type { OrderOfDay } from './order-ends';

const orderOf = (changes: Partial<OrderOfDay>): OrderOfDay => ({
  order: { at: new Date(0), dealerNo: 'D-1', dealerOrderNo: 'A-1', shows: 'from stock', expectedEnd: 'shippedInFull', expectedPieces: '8/8', body: {} },
  orderNo: 'DO-1',
  dealerName: '东方电动车行',
  end: 'shippedInFull',
  pieces: '8/8',
  shipped: 8,
  ...changes,
});

test('orders that ended as expected stand in columns, Chinese names too', () => {
  const [heads = '', first = '', second = '', verdict] = tableOf([orderOf({}), orderOf({ dealerName: 'Dongfang' })]);
  expect(first).toMatch(/^A-1 +东方电动车行 +from stock +shipped in full +shipped in full +8\/8 +as expected$/);
  const columnOf = (line: string) => widthOf(line.slice(0, line.indexOf('from stock')));
  expect(columnOf(first)).toBe(columnOf(second));
  expect(widthOf(heads.slice(0, heads.indexOf('What it shows')))).toBe(columnOf(first));
  expect(verdict).toBe('All 2 orders ended as expected.');
});

test.each([
  [{ end: 'inProgress' }, 'still inProgress', 'DIFFERS'],
  [{ end: 'shippedInPart', pieces: '6/8' }, 'shipped in part', 'DIFFERS, expected 8/8'],
])('an order that ended otherwise is told: %j', (changes, actual, told) => {
  const [, line, verdict] = tableOf([orderOf(changes)]);
  expect(line).toContain(`shipped in full  ${actual}`);
  expect(line?.endsWith(told)).toBe(true);
  expect(verdict).toBe('1 of 1 orders did NOT end as expected.');
});

const books: Books = {
  ledger: { debit: '90.00', credit: '90.00' },
  accounts: [
    { account: 'afterSalesInventory', stock: '50.00', balance: '50.00' },
    { account: 'oldPartsInventory', stock: '0.00', balance: '0.00' },
  ],
  pieces: { opening: 10, cameIn: 1, wentOut: 3, departed: 3, closing: 8 },
  placesThatDiffer: [],
};

test('balanced books are told, a line each', () => {
  expect(balanceOf(books, 3).map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'Pieces | 10 at the opening + 1 in − 3 out = 8 at the close | balanced',
    'Places | what moved adds up to what lies there, for each part at each place | balanced',
    'Shipped | 3 pieces left for dealers, 3 are shipped on the orders | balanced',
    'Value | after-sales store: goods 50.00 CNY, account 50.00 CNY | balanced',
    'Ledger | debit 90.00 CNY, credit 90.00 CNY | balanced',
  ]);
});

test.each<[Partial<Books>, number, string]>([
  [{ pieces: { opening: 10, cameIn: 1, wentOut: 3, departed: 3, closing: 7 } }, 3, 'Pieces'],
  [{ placesThatDiffer: ['CTL-M1 AS'] }, 3, 'Places'],
  [{}, 2, 'Shipped'],
  [{ accounts: [{ account: 'afterSalesInventory', stock: '50.00', balance: '49.99' }] }, 3, 'Value'],
  [{ ledger: { debit: '90.00', credit: '90.01' } }, 3, 'Ledger'],
])('what is not balanced is told: %j', (changes, shipped, heading) => {
  const wrong = balanceOf({ ...books, ...changes }, shipped).filter((line) => line.includes('NOT BALANCED'));
  expect(wrong).toHaveLength(1);
  expect(wrong[0]?.startsWith(heading)).toBe(true);
});
