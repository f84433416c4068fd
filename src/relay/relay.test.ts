import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../test/support/until';
import { enqueue } from '../database/outbox';
import { createLogger } from '../log';
import { DeliveryRefused, type Deliver, type DueEntry } from './entry';
import { redeliverMessages } from './redeliver';
import { createRelay, type RelayOptions } from './relay';
import { call, message, openOutbox, type Outbox } from './test-support';

let outbox: Outbox;
beforeAll(async () => {
  outbox = await openOutbox();
});
afterAll(() => outbox.close());
afterEach(() => outbox.clear());

const relayOf = (deliver: Deliver, changes: Partial<RelayOptions> = {}) =>
  createRelay({ db: outbox.db, clock: outbox.clock, system: 'order-desk', deliver, logger: createLogger('silent'), ...changes });

/** A receiver that notes what came. */
function receiver(behave: (entry: DueEntry, times: number) => unknown = () => undefined) {
  const came: DueEntry[] = [];
  const deliver: Deliver = async (entry) => {
    came.push(entry);
    await behave(entry, came.filter(({ id }) => id === entry.id).length);
  };
  return { came, keys: () => came.map(({ dedupKey }) => dedupKey), deliver };
}

describe('delivery', () => {
  test('brings out what was committed, marks it, and never brings it again', async () => {
    const entries = [message('DO-1', 'dealerOrderReceived'), call(), message('DO-1')];
    await outbox.write(...entries);
    const { came, keys, deliver } = receiver();
    const relay = relayOf(deliver);
    expect(await relay.pending()).toBe(3);
    await relay.drain();
    await relay.drain();
    expect(keys().sort()).toEqual(entries.map(({ dedupKey }) => dedupKey).sort());
    expect(came).toContainEqual({ system: 'order-desk', id: expect.any(Number), attempts: 0, ...entries[0] });
    expect(await relay.pending()).toBe(0);
    expect((await outbox.rows()).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
  });

  test('brings messages out again that an engine took since the moment that it was restored to, with their ids, and nothing else', async () => {
    const [early, late, other] = [message('DO-1'), message('DO-2'), call()];
    const { came, keys, deliver } = receiver();
    const relay = relayOf(deliver);
    await outbox.write(early);
    await relay.drain();
    outbox.clock.advance(60_000);
    const since = outbox.clock.now();
    await outbox.write(late, other);
    await relay.drain();
    came.length = 0;
    expect(await redeliverMessages(outbox.db, since, false)).toEqual([{ target: late.target, count: 1 }]);
    await relay.drain();
    expect(keys()).toEqual([]);
    expect(await redeliverMessages(outbox.db, since, true)).toEqual([{ target: late.target, count: 1 }]);
    await relay.drain();
    expect(keys()).toEqual([late.dedupKey]);
  });

  test('tells how each try ended, and how much waits since when', async () => {
    const told: string[] = [];
    await outbox.write(message('DO-1'), call());
    outbox.clock.advance(5_000);
    const { deliver } = receiver(({ channel }) => {
      if (channel === 'system') throw new Error('away');
    });
    const relay = relayOf(deliver, { observe: (...what) => told.push(what.join(' ')) });
    expect(await relay.backlog()).toEqual({ entries: 2, failing: 0, oldestSeconds: expect.closeTo(5, 0) });
    await relay.drain();
    expect(told.toSorted()).toEqual(['order-desk message delivered', 'order-desk system retry']);
    expect(await relay.backlog()).toMatchObject({ entries: 1, failing: 1 });
    await outbox.clear();
    expect(await relay.backlog()).toEqual({ entries: 0, failing: 0, oldestSeconds: 0 });
  });

  test('leaves alone what is not committed, and what was rolled back', async () => {
    const { came, deliver } = receiver();
    const relay = relayOf(deliver);
    const failing = outbox.db.transaction().execute(async (tx) => {
      await enqueue(tx, message('DO-2'), outbox.clock.now());
      await relay.drain();
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await relay.drain();
    expect(came).toEqual([]);
  });

  test('keeps the order of messages with one correlation key over several batches', async () => {
    const entries = Array.from({ length: 50 }, (_, index) => message(`DO-${index % 3}`));
    await outbox.write(...entries);
    const { came, deliver } = receiver(() => new Promise((resolve) => setImmediate(resolve)));
    await relayOf(deliver, { batchSize: 7 }).drain();
    for (const key of ['DO-0', 'DO-1', 'DO-2']) {
      const ids = came.filter(({ payload }) => JSON.stringify(payload).includes(key)).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
    expect(came).toHaveLength(50);
  });

  test('by two relays at once brings each entry once', async () => {
    await outbox.write(...Array.from({ length: 120 }, (_, index) => message(`DO-${index}`)));
    const { keys, deliver } = receiver(() => new Promise((resolve) => setImmediate(resolve)));
    const hands = [1, 2].map(() => receiver(deliver));
    await Promise.all(hands.map((hand) => relayOf(hand.deliver, { batchSize: 5 }).drain()));
    expect(new Set(keys()).size).toBe(120);
    expect(keys()).toHaveLength(120);
    expect(hands.every(({ came }) => came.length > 0)).toBe(true);
  });
});

describe('a failure', () => {
  test('is tried again later with the same ids, and holds up nobody', async () => {
    const [bad, good] = [message('DO-3'), message('DO-3')];
    await outbox.write(bad, good);
    const { keys, deliver } = receiver((entry, times) => {
      if (entry.dedupKey === bad.dedupKey && times < 3) throw new Error('engine away');
    });
    const relay = relayOf(deliver);
    await relay.drain();
    expect(keys()).toEqual([bad.dedupKey, good.dedupKey]);
    const [row] = await relay.listPending();
    expect(row).toMatchObject({ dedupKey: bad.dedupKey, attempts: 1, lastError: 'engine away' });
    outbox.clock.advance(500);
    await relay.drain();
    expect(await relay.pending()).toBe(1);
    outbox.clock.advance(1000);
    await relay.drain();
    expect(keys()).toEqual([bad.dedupKey, good.dedupKey, bad.dedupKey, bad.dedupKey]);
    expect((await outbox.rows()).map(({ lastError }) => lastError)).toEqual([null, null]);
  });

  test('between delivery and mark brings the entry again, with the same ids', async () => {
    await outbox.write(message('DO-4'), message('DO-5'));
    const { came, deliver } = receiver((_, times) => (times === 1 ? outbox.cutConnections() : undefined));
    const relay = relayOf(deliver);
    await relay.drain().catch(() => undefined);
    await until('all is delivered', () => relay.drain().then(() => true, () => false));
    expect(await relay.pending()).toBe(0);
    const twice = came.filter(({ id }) => id === came[0]?.id);
    expect(twice.length).toBeGreaterThan(1);
    expect(new Set(twice.map((entry) => JSON.stringify(entry))).size).toBe(1);
  });

  test('of a receiver that never answers ends at the limit', async () => {
    const [silent, good] = [message('DO-6'), message('DO-7')];
    await outbox.write(silent, good);
    const { deliver } = receiver((entry) => (entry.dedupKey === silent.dedupKey ? new Promise(() => undefined) : undefined));
    const relay = relayOf(deliver, { deliveryLimitMs: 20 });
    await relay.drain();
    expect(await relay.listPending()).toEqual([expect.objectContaining({ dedupKey: silent.dedupKey, lastError: 'No answer within 20 ms' })]);
  });

  test('of any kind is survived: a thrown text, a throw before the promise, a late rejection', async () => {
    await outbox.write(message('DO-8'));
    const faults: Deliver[] = [
      // A library may do this, whatever our own rules say.
      () => Promise.resolve().then(() => AbortSignal.abort('just\u0000 text').throwIfAborted()),
      () => {
        throw new Error('at once');
      },
      () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30)),
    ];
    const relay = relayOf((entry) => (faults[entry.attempts] ?? (() => Promise.resolve()))(entry), { deliveryLimitMs: 10 });
    for (const expected of ['just text', 'at once', 'No answer within 10 ms']) {
      await relay.drain();
      expect((await relay.listPending())[0]?.lastError).toBe(expected);
      outbox.clock.advance(60_000);
    }
    await relay.drain();
    expect(await relay.pending()).toBe(0);
  });

  test('that is a refusal waits an hour and tells the log what to do', async () => {
    await outbox.write(call());
    const lines: string[] = [];
    const log = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
    const { came, deliver } = receiver(() => {
      throw new DeliveryRefused('finance: there is no such dealer (unknownDealer)');
    });
    const relay = relayOf(deliver, { logger: createLogger('error', log) });
    await relay.drain();
    outbox.clock.advance(3_590_000);
    await relay.drain();
    expect(came).toHaveLength(1);
    outbox.clock.advance(10_000);
    await relay.drain();
    expect(came).toHaveLength(2);
    expect(await relay.pending()).toBe(1);
    expect(lines[0]).toMatch(/there is no such dealer.*Mend what the error names.*outbox\.refused/);
  });
});

describe('running', () => {
  test('finds entries by itself, at once when woken', async () => {
    const { came, deliver } = receiver();
    const relay = relayOf(deliver, { pollMs: 20 });
    relay.start();
    await outbox.write(message('DO-9'));
    await until('the poll has found it', () => came.length === 1);
    await relay.stop();
    const woken = relayOf(deliver, { pollMs: 3_600_000 });
    woken.start();
    await until('the first look is over', () => woken.due().then((due) => due === 0));
    await outbox.write(message('DO-10'));
    woken.wake();
    await until('it was woken', () => came.length === 2);
    await woken.stop();
  });

  test('leaves behind an entry that gets no answer; what follows it with its key waits for it', async () => {
    const [hanging, next, other] = [message('DO-9'), message('DO-9'), message('DO-10')];
    await outbox.write(hanging);
    let answer: () => void = () => undefined;
    const { keys, deliver } = receiver(({ dedupKey }) => (dedupKey === hanging.dedupKey ? new Promise<void>((resolve) => (answer = resolve)) : undefined));
    const relay = relayOf(deliver, { pollMs: 20, slowMs: 50 });
    relay.start();
    await until('it hangs', () => keys().length === 1);
    await outbox.write(next, other);
    await until('the other is delivered', () => keys().includes(other.dedupKey));
    await until('only those two are left', () => relay.pending().then((pending) => pending === 2));
    expect(keys()).toEqual([hanging.dedupKey, other.dedupKey]);
    answer();
    await until('all are delivered', () => relay.pending().then((pending) => pending === 0));
    expect(keys()).toEqual([hanging.dedupKey, other.dedupKey, next.dedupKey]);
    await relay.stop();
  });

  test('woken while it works, it looks once more', async () => {
    await outbox.write(message('DO-11'));
    const { came, deliver } = receiver(async () => {
      if (came.length > 1) return;
      await outbox.write(message('DO-12'));
      relay.wake();
    });
    const relay = relayOf(deliver);
    relay.wake();
    await until('both are delivered', () => came.length === 2);
    await relay.stop();
  });

  test('stopped, it finishes what is in hand and takes nothing more', async () => {
    await outbox.write(message('DO-13'), message('DO-13'), message('DO-13'));
    let finish: () => void = () => undefined;
    const { came, deliver } = receiver(() => new Promise<void>((resolve) => (finish = resolve)));
    const relay = relayOf(deliver);
    relay.wake();
    await until('one is in hand', () => came.length === 1);
    const stopped = relay.stop();
    finish();
    await stopped;
    relay.wake();
    await relay.drain();
    expect(came).toHaveLength(1);
    expect(await relay.pending()).toBe(2);
  });
});
