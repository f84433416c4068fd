import { expect, test } from '@jest/globals';
import { DeliveryRefused } from './entry';
import { pauseAfter } from './retry';

const failure = new Error('away');

test.each([
  [1, 500],
  [2, 1000],
  [3, 2000],
  [7, 32_000],
  [8, 60_000],
  [100_000, 60_000],
])('after failure %i the pause lies between half of %i ms and all of it', (attempts, full) => {
  expect(pauseAfter(failure, attempts, () => 0)).toBe(full / 2);
  expect(pauseAfter(failure, attempts, () => 1)).toBe(full);
});

test('after a refusal it is an hour, whichever time it is', () => {
  expect([1, 50].map((attempts) => pauseAfter(new DeliveryRefused('no'), attempts))).toEqual([3_600_000, 3_600_000]);
});
