import { describe, expect, test } from '@jest/globals';
import { SystemRefusal, SystemUnavailable } from '../http/client';
import { Problem } from '../http/problem';
import { createDeliver, type Outlets } from './deliver';
import { DeliveryRefused, type DueEntry } from './entry';

const entry = (channel: string, target: string, payload: unknown): DueEntry => ({
  ...{ system: 'order-desk', id: 7, attempts: 0, dedupKey: 'dealerOrderReceived:DO-1' },
  ...{ channel, target, payload },
});
const message = entry('message', 'dealerOrderReceived', { correlationKey: 'DO-1', variables: { orderNo: 'DO-1' } });
const systemCall = entry('system', 'finance/registerSalesTerms', { body: { orderNo: 'DO-1' } });
const notice = entry('notice', 'partner', { noticeNo: 'NT-1' });

/** Outlets that note what they were given, or fail. */
function outlets(error?: Error) {
  const given: unknown[][] = [];
  const note = (...call: unknown[]) => {
    given.push(call);
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };
  const all: Outlets = { installation: 'inst-1', publishMessage: note, callSystem: note, sendNotice: note };
  return { given, deliver: createDeliver(all) };
}

describe('what goes out', () => {
  test('a message with its key, variables and an id that names the installation', async () => {
    const { given, deliver } = outlets();
    await deliver(message);
    expect(given).toEqual([['dealerOrderReceived', 'DO-1', 'inst-1/dealerOrderReceived:DO-1', { orderNo: 'DO-1' }]]);
  });

  test('a call with a key that stays the same whatever becomes of the engine', async () => {
    const { given, deliver } = outlets();
    await deliver(systemCall);
    expect(given).toEqual([['finance/registerSalesTerms', { orderNo: 'DO-1' }, 'order-desk/dealerOrderReceived:DO-1']]);
  });

  test('a notice by its number', async () => {
    const { given, deliver } = outlets();
    await deliver(notice);
    expect(given).toEqual([['NT-1']]);
  });

  test.each([
    entry('message', 'x', { variables: {} }),
    entry('system', 'x/y', { body: 'text' }),
    entry('notice', 'partner', null),
    entry('pigeon', 'x', {}),
  ])('nothing for an entry that no outlet can use: $channel $payload', async (bad) => {
    const { given, deliver } = outlets();
    await expect(deliver(bad)).rejects.toBeInstanceOf(DeliveryRefused);
    expect(given).toEqual([]);
  });
});

describe('what comes back', () => {
  const refusal = (status: number, code: string) => new SystemRefusal('finance', new Problem(status, code, 'No.').toDetails());

  test.each([
    refusal(400, 'invalidRequest'),
    refusal(404, 'notFound'),
    refusal(409, 'idempotencyKeyReused'),
    refusal(422, 'unknownPart'),
    Object.assign(new Error('bad variables'), { status: 400 }),
  ])('%s is final', async (error) => {
    await expect(outlets(error).deliver(systemCall)).rejects.toBeInstanceOf(DeliveryRefused);
  });

  test.each([
    refusal(401, 'unknownApiKey'),
    refusal(429, 'tooMany'),
    new SystemUnavailable('finance', 'answered 503: terms not yet known'),
    Object.assign(new Error('engine away'), { status: 503 }),
    new Error('connect ECONNREFUSED'),
  ])('%s is tried again', async (error) => {
    await expect(outlets(error).deliver(systemCall)).rejects.toBe(error);
  });
});
