import { describe, expect, test } from '@jest/globals';
import { enters, overlap } from './geometry';

const box = { x: 100, y: 100, width: 100, height: 80 };
const at = (x: number, y: number) => ({ x, y });

describe('an arrow enters a shape', () => {
  test.each([
    ['straight through', at(0, 140), at(300, 140), true],
    ['ending inside', at(0, 140), at(150, 140), true],
    ['slanting through a corner', at(90, 110), at(120, 90), true],
    ['passing above', at(0, 90), at(300, 90), false],
    ['running along its edge', at(0, 100), at(300, 100), false],
    ['ending on its edge', at(0, 140), at(100, 140), false],
    ['stopping before it', at(0, 140), at(90, 140), false],
    ['slanting past a corner', at(80, 110), at(110, 80), false],
  ])('%s', (_how, from, to, expected) => {
    expect(enters(from, to, box)).toBe(expected);
    expect(enters(to, from, box)).toBe(expected);
  });
});

describe('two shapes overlap', () => {
  test.each([
    ['one over the other', { x: 150, y: 150, width: 100, height: 80 }, true],
    ['one inside the other', { x: 120, y: 120, width: 10, height: 10 }, true],
    ['touching edges', { x: 200, y: 100, width: 100, height: 80 }, false],
    ['side by side', { x: 250, y: 100, width: 100, height: 80 }, false],
  ])('%s', (_how, other, expected) => {
    expect(overlap(box, other)).toBe(expected);
    expect(overlap(other, box)).toBe(expected);
  });
});
