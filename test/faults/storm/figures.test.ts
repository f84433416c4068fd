import { expect, test } from '@jest/globals';
import { grown, unlike } from './figures';

const before = { orders: 2, movements: 4 };
const order = grown({ orders: 1, movements: 2 }, { orders: 2, movements: 4 });
const parcel = grown(before, { orders: 2, movements: 5, lists: 1 });
const shares = [{ count: 3, each: order }, { count: 2, each: parcel }];

test.each([
  ['each effect once', { orders: 5, movements: 12, lists: 2 }, []],
  ['an effect twice', { orders: 5, movements: 13, lists: 2 }, ['movements: 13, expected 12']],
  ['an effect missing', { orders: 5, movements: 12, lists: 1 }, ['lists: 1, expected 2']],
  ['all of them missing', { orders: 5, movements: 12 }, ['lists: 0, expected 2']],
  ['an effect that no case has', { orders: 5, movements: 12, lists: 2, breaches: 1 }, ['breaches: 1, expected 0']],
])('%s', (_what, after, told) => {
  expect(unlike(before, after, shares)).toEqual(told);
});
