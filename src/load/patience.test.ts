import { expect, test } from '@jest/globals';
import { SystemRefusal, SystemUnavailable } from '../http/client';
import { Problem } from '../http/problem';
import { patiently } from './patience';

const refusal = (code: string) => new SystemRefusal('order-desk', new Problem(409, code, 'No.').toDetails());
const patience = { limitMs: 1000, againMs: 0 };

/** Fails with each of the errors, then answers. */
function failing(...errors: Error[]) {
  let tries = 0;
  return async () => {
    const error = errors[tries];
    tries += 1;
    if (error) throw error;
    return Promise.resolve({ tries });
  };
}

test('what was not answered, and what came too early, is tried again', async () => {
  const act = failing(new SystemUnavailable('order-desk', 'could not be reached'), refusal('questionClosed'));
  await expect(patiently('an answer', act, patience, 'questionClosed')).resolves.toEqual({ tries: 3 });
});

test('any other refusal is told at once', async () => {
  await expect(patiently('an answer', failing(refusal('unknownDealer')), patience, 'questionClosed')).rejects.toThrow('No.');
});

test('nothing is tried any more once it is over', async () => {
  const act = failing(new SystemUnavailable('order-desk', 'could not be reached'));
  await expect(patiently('an answer', act, { ...patience, signal: AbortSignal.abort() })).rejects.toThrow('could not be reached');
});
