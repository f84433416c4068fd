import { expect, test } from '@jest/globals';
import { nearest } from './nearest';

const known = ['clerk', 'warehouse-keeper', 'order-desk.open-order'];

test.each([
  ['clrek', 'clerk'],
  ['warehousekeeper', 'warehouse-keeper'],
  ['order-desk.open-orders', 'order-desk.open-order'],
  ['brew.coffee', undefined],
  ['', undefined],
])('%s → %s', (word, expected) => {
  expect(nearest(word, known)).toBe(expected);
});

test('nothing is near where nothing is known', () => {
  expect(nearest('clerk', [])).toBeUndefined();
});
