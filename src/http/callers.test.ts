import { expect, test } from '@jest/globals';
import { Callers, mayUse } from './callers';

const callers = new Callers([
  { name: 'operator', scope: 'everything', keys: ['operators-key'] },
  { name: 'dealers', scope: new Set(['order-desk/registerOrder']), keys: ['new-key', 'old-key'] },
]);

test('a caller is known by each of its keys, and nobody by any other', () => {
  expect(['operators-key', 'new-key', 'old-key'].map((key) => callers.find(key)?.name)).toEqual(['operator', 'dealers', 'dealers']);
  for (const key of ['', 'new-ke', 'new-key ', 'NEW-KEY', 'dealers']) expect(callers.find(key)).toBeUndefined();
  expect(JSON.stringify(callers)).not.toMatch(/new-key|operators-key/);
});

test('a scope is the whole name of an operation', () => {
  const dealers = callers.find('new-key');
  if (!dealers) throw new Error('The caller is not known');
  expect(mayUse(dealers, 'order-desk', 'registerOrder')).toBe(true);
  for (const [system, operation] of [['order-desk', 'registerOrders'], ['warehouse', 'registerOrder'], ['order-desk', ''], ['', 'order-desk/registerOrder']] as const) {
    expect(mayUse(dealers, system, operation)).toBe(false);
  }
});

test('no two callers have one key', () => {
  const twice = ['same-key', 'same-key'].map((key, index) => ({ name: `caller-${index}`, scope: 'everything' as const, keys: [key] }));
  expect(() => new Callers(twice)).toThrow('the same API key');
});
