import { describe, expect, test } from '@jest/globals';
import { endStateOf, lineStateOf, readiness, type Pieces } from './line-state';

const line = (changes: Partial<Pieces> = {}): Pieces => ({ quantity: 5, reserved: 0, awaited: 0, shipped: 0, givenUp: 0, ...changes });

describe('the state of a line', () => {
  test.each([
    ['open', {}],
    ['ready', { reserved: 2 }],
    ['awaited', { reserved: 2, awaited: 3 }],
    ['ready', { reserved: 5, shipped: 2 }],
    ['open', { reserved: 2, shipped: 2 }],
    ['shipped', { reserved: 5, shipped: 5 }],
    ['shippedInPart', { reserved: 2, shipped: 2, givenUp: 3 }],
    ['givenUp', { givenUp: 5 }],
  ])('is %s for %j', (state, pieces) => expect(lineStateOf(line(pieces))).toBe(state));
});

describe('an order ends', () => {
  const full = line({ reserved: 5, shipped: 5 });
  test.each([
    ['shippedInFull', [full, full]],
    ['shippedInPart', [full, line({ givenUp: 5 })]],
    ['shippedInPart', [line({ reserved: 1, shipped: 1, givenUp: 4 })]],
    ['notSupplied', [line({ givenUp: 5 }), line()]],
  ])('in %s', (endState, lines) => expect(endStateOf(lines)).toBe(endState));
});

describe('readiness', () => {
  test.each([
    ['none', false, [line()]],
    ['none', true, [line({ awaited: 5 })]],
    ['none', false, [line({ reserved: 5, shipped: 5 })]],
    ['some', true, [line({ reserved: 5 }), line({ awaited: 5 })]],
    ['some', false, [line({ reserved: 5 }), line()]],
    ['some', false, [line({ reserved: 5 }), line({ givenUp: 5 })]],
    ['some', false, [line({ reserved: 2, givenUp: 3 })]],
    ['none', false, [line({ reserved: 5, shipped: 5 }), line({ givenUp: 5 })]],
    ['all', false, [line({ reserved: 5 }), line({ reserved: 5 })]],
    ['all', false, [line({ reserved: 5, shipped: 3 }), line({ reserved: 5, shipped: 5 })]],
  ] as const)('is %s, more expected: %s', (linesReady, moreExpected, lines) => {
    expect(readiness([...lines])).toEqual({ linesReady, moreExpected });
  });
});
