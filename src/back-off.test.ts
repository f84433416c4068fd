import { describe, expect, test } from '@jest/globals';
import { backOffMs } from './back-off';

const limits = { firstMs: 1000, maxMs: 60_000 };

describe('backOffMs', () => {
  test.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [7, 60_000],
    [1000, 60_000],
  ])('try %i waits at most %i ms', (attempt, longest) => {
    expect(backOffMs(attempt, limits, () => 1)).toBe(longest);
    expect(backOffMs(attempt, limits, () => 0)).toBe(longest / 2);
  });

  test.each([Number.NaN, -5, 0, Number.POSITIVE_INFINITY])('an unusable try %p counts as the first', (attempt) => {
    expect(backOffMs(attempt, limits, () => 1)).toBe(1000);
  });
});
