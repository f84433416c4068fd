import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { share, type WaitingLine } from './share';

const sum = (all: { quantity: number }[]) => all.reduce((total, { quantity }) => total + quantity, 0);

/** Lines in the order of registration, each with what it has received. */
const lines = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 50 }), received: fc.nat({ max: 100 }) }), { maxLength: 12 })
  .map((all) =>
    all.map(({ quantity, received }, index): WaitingLine => ({
      requestLineId: `RL-${index}`,
      orderLineId: index % 3 === 0 ? null : `DO-${index}/1`,
      quantity,
      receivedQuantity: Math.min(received, quantity),
    })),
  );
const orders = fc.constantFrom('registeredFirst' as const, 'fewestPiecesFirst' as const);
const missing = (all: WaitingLine[]) => sum(all) - all.reduce((total, { receivedQuantity }) => total + receivedQuantity, 0);

test('as many pieces as are wanted are shared, none beyond what a line misses', () => {
  fc.assert(
    fc.property(lines, fc.nat({ max: 300 }), orders, (waiting, accepted, order) => {
      const shares = share(waiting, accepted, order);
      expect(sum(shares)).toBe(Math.min(accepted, missing(waiting)));
      for (const { requestLineId, quantity } of shares) {
        const line = waiting.find((each) => each.requestLineId === requestLineId);
        expect(quantity).toBeGreaterThan(0);
        expect(quantity).toBeLessThanOrEqual((line?.quantity ?? 0) - (line?.receivedQuantity ?? 0));
      }
    }),
  );
});

test('in the order of registration a line gets pieces only when all before it have theirs (I-PP-7)', () => {
  fc.assert(
    fc.property(lines, fc.nat({ max: 300 }), (waiting, accepted) => {
      const shares = share(waiting, accepted, 'registeredFirst');
      const last = waiting.findIndex(({ requestLineId }) => requestLineId === shares.at(-1)?.requestLineId);
      for (const { requestLineId, quantity, receivedQuantity } of waiting.slice(0, Math.max(0, last))) {
        const own = shares.find((each) => each.requestLineId === requestLineId)?.quantity ?? 0;
        expect(receivedQuantity + own).toBe(quantity);
      }
    }),
  );
});

test('shared in two parts, each line gets what it would get at once', () => {
  fc.assert(
    fc.property(lines, fc.nat({ max: 150 }), fc.nat({ max: 150 }), (waiting, first, second) => {
      const part = share(waiting, first, 'registeredFirst');
      const given = (requestLineId: string) => part.find((each) => each.requestLineId === requestLineId)?.quantity ?? 0;
      const later = waiting.map((line) => ({ ...line, receivedQuantity: line.receivedQuantity + given(line.requestLineId) }));
      const totals = new Map([...part, ...share(later, second, 'registeredFirst')].map(({ requestLineId }) => [requestLineId, 0]));
      for (const { requestLineId, quantity } of [...part, ...share(later, second, 'registeredFirst')]) totals.set(requestLineId, (totals.get(requestLineId) ?? 0) + quantity);
      const atOnce = share(waiting, first + second, 'registeredFirst').map(({ requestLineId, quantity }) => [requestLineId, quantity]);
      expect([...totals].toSorted()).toEqual(atOnce.toSorted());
    }),
  );
});
