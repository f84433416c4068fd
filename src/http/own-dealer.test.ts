import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { operation } from './contract';
import { answeredAsOwn, askedAsOwn, notFoundAsOwn } from './own-dealer';
import { Problem } from './problem';

const listed = operation({ method: 'get', path: '/orders', summary: 'List', query: z.strictObject({ dealerNo: z.string().optional(), limit: z.number() }), result: z.object({}) });
const sent = operation({ method: 'post', path: '/orders', summary: 'Send', body: z.strictObject({ dealerNo: z.string() }), result: z.object({}) });

test('a list that names nobody is of the dealer whose key it is; a request keeps the rest', () => {
  expect(askedAsOwn({ query: { limit: 5 } }, listed, 'D-101')).toEqual({ query: { limit: 5, dealerNo: 'D-101' } });
  expect(askedAsOwn({ body: { dealerNo: 'D-101' } }, sent, 'D-101')).toEqual({ body: { dealerNo: 'D-101' } });
});

test.each([[{ query: { dealerNo: 'D-102', limit: 5 } }, listed], [{ body: { dealerNo: 'D-102' } }, sent]])('%j of another dealer is refused', (asked, asks) => {
  expect(() => askedAsOwn(asked, asks, 'D-101')).toThrow(expect.objectContaining({ status: 403, code: 'otherDealer' }));
});

test('an answer of another dealer is not told from one that there is not', () => {
  expect(answeredAsOwn({ dealerNo: 'D-101', orderNo: 'DO-1' }, 'D-101')).toEqual({ dealerNo: 'D-101', orderNo: 'DO-1' });
  const told = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return notFoundAsOwn(error);
    }
  };
  const unknown = told(() => {
    throw new Problem(404, 'notFound', 'There is no order DO-9');
  });
  expect(told(() => answeredAsOwn({ dealerNo: 'D-102' }, 'D-101'))).toEqual(unknown);
  const other = new Problem(409, 'caseState', 'too late');
  expect(notFoundAsOwn(other)).toBe(other);
});
