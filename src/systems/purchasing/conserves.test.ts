import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SystemRefusal } from '../../http/client';
import { accept, choose, collected, deliver, key, messages, progress, sendBack, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
});
afterAll(() => system.close());

const acts = ['choose', 'withdraw', 'deliver', 'accept', 'exchange', 'return', 'replace', 'drop', 'settleFull'] as const;
const step = fc.record({
  act: fc.constantFrom(...acts, 'choose' as const, 'deliver' as const, 'deliver' as const, 'return' as const),
  quantity: fc.integer({ min: 0, max: 6 }),
  undelivered: fc.constantFrom('expected' as const, 'sourceAnew' as const, 'givenUp' as const),
  which: fc.nat({ max: 5 }),
});
const day = fc.record({ needs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), steps: fc.array(step, { minLength: 25, maxLength: 35 }) });

/** A purchase request with the papers that the steps made. */
interface Case {
  purchaseRequestNo: string;
  deliveries: string[];
  notes: string[];
  free: number;
}

/** Carries a step out, sensible or not; the system decides. */
async function play(it: Case, { act, quantity, undelivered, which }: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Promise<void> {
  const { purchaseRequestNo } = it;
  const body = { purchaseRequestNo };
  const delivery = it.deliveries[which % Math.max(1, it.deliveries.length)] ?? 'DL-none';
  const pieces = Math.max(1, quantity);
  switch (act) {
    case 'choose':
      return void (await choose(system, purchaseRequestNo, which % 2 === 0 ? 'SUP-A' : 'SUP-C'));
    case 'withdraw':
      return void (await system.client.withdrawChoice({ body, idempotencyKey: key() }));
    case 'deliver':
      return void it.deliveries.push((await deliver(system, purchaseRequestNo, quantity, { undelivered })) || 'DL-none');
    case 'accept':
      it.free += (await accept(system, purchaseRequestNo, delivery, pieces)).freeQuantity;
      return;
    case 'exchange':
    case 'return':
      return void it.notes.push((await sendBack(system, purchaseRequestNo, delivery, pieces, act)).vendorReturnNoteNo);
    case 'replace': {
      const vendorReturnNoteNo = it.notes[which % Math.max(1, it.notes.length)] ?? 'VN-none';
      const given = { vendorReturnNoteNo, deliveryNoteNo: `SN-${key()}`, countedQuantity: quantity, undelivered };
      return void it.deliveries.push((await system.client.recordReplacement({ body: given, idempotencyKey: key() })).deliveryNo ?? 'DL-none');
    }
    case 'drop':
      return void (await system.client.dropNeed({ body, idempotencyKey: key() }));
    case 'settleFull':
      return void (await system.client.settleLines({ body: { ...body, final: false }, idempotencyKey: key() }));
  }
}

/** What succeeded at least once. */
const done = new Set<string>();

const days = fc.sample(day, { seed: 20260907, numRuns: 4 });

test.each(days.map((each, index) => [index + 1, each] as const))('day %i: each piece is in one place, whatever is tried', async (_number, { needs, steps }) => {
  const { purchaseRequestNo, requestLineIds } = await collected(system, needs);
  const it: Case = { purchaseRequestNo, deliveries: [], notes: [], free: 0 };
  const wanted = needs.reduce((sum, each) => sum + each, 0);
  for (const each of steps) {
    try {
      await play(it, each);
      done.add(each.act);
    } catch (error) {
      // A refusal in words is fine; anything else is a fault.
      if (!(error instanceof SystemRefusal)) throw error;
    }
    const { requestedQuantity, exchangeNoteNo, ...places } = await progress(system, purchaseRequestNo);
    const counted = Object.values(places).reduce<number>((sum, place) => sum + (typeof place === 'number' ? place : 0), 0);
    expect([requestedQuantity, counted]).toEqual([wanted, wanted]);
    expect(exchangeNoteNo === null).toBe(places.exchangeQuantity === 0);
  }
  const { acceptedQuantity } = await progress(system, purchaseRequestNo);
  const { requestLines } = await system.client.listRequestLines({ query: { purchaseRequestNo } });
  expect(requestLines.reduce((sum, { receivedQuantity }) => sum + receivedQuantity, 0) + it.free).toBe(acceptedQuantity);
  const told = (await messages(system, 'purchaseLineSettled')).map((each) => JSON.stringify(each));
  for (const id of requestLineIds) expect(told.filter((each) => each.includes(`"${id}"`)).length).toBeLessThanOrEqual(1);
});

test('the days have done everything that can be done', () => {
  expect([...done].toSorted()).toEqual([...acts].toSorted());
});
