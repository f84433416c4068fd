import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { SystemRefusal, SystemUnavailable } from '../http/client';
import type { Worker } from './define';
import { fakeJob } from './fake-job';
import { decideOutcome } from './outcome';

const installation = 'i1';

function worker(run: Worker<object>['run'], errors?: Record<string, string>): Worker<object> {
  return {
    kind: 'job',
    type: 'warehouse.reserve-stock',
    input: z.object({ quantity: z.number().int() }),
    output: z.object({ reservedQuantity: z.number() }),
    ...(errors ? { errors } : {}),
    run,
  };
}

const refusal = (status: number, code: string) =>
  new SystemRefusal('warehouse', { type: 'urn:x', title: 'No', status, detail: 'There is no part X.', code });
const fails = (error: Error) => worker(() => Promise.reject(error));
const job = () => fakeJob({ variables: { quantity: 5 } });

describe('decideOutcome', () => {
  test('a result completes the job with the parsed output', async () => {
    const outcome = await decideOutcome(worker(() => Promise.resolve({ reservedQuantity: 5, more: 1 })), job(), {}, installation);
    expect(outcome).toEqual({ kind: 'complete', variables: { reservedQuantity: 5 } });
  });

  test('the idempotency key names installation, element instance and type', async () => {
    let key = '';
    const spy = worker((_clients, _input, context) => {
      key = context.idempotencyKey;
      return Promise.resolve({ reservedQuantity: 5 });
    });
    await decideOutcome(spy, job(), {}, installation);
    expect(key).toBe('i1/11/warehouse.reserve-stock');
  });

  test('an unusable variable is an incident that names it, what was expected and what came', async () => {
    const spoilt = fakeJob({ variables: { quantity: 'five' } });
    const outcome = await decideOutcome(worker(() => Promise.resolve({ reservedQuantity: 0 })), spoilt, {}, installation);
    expect(outcome).toMatchObject({ kind: 'fail', retries: 0 });
    expect(outcome).toHaveProperty('message', expect.stringMatching(/'quantity': .*expected number.*came as "five"/));
  });

  test('an incident tells of variables that are nested without end, and only of the first of thousands', async () => {
    const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    const nested = await decideOutcome(worker(() => Promise.resolve({})), fakeJob({ variables: { quantity: deep } }), {}, installation);
    expect(nested).toMatchObject({ kind: 'fail', retries: 0 });
    expect(nested).toHaveProperty('message', expect.stringContaining("'quantity': Invalid input: expected number, received array, came as something nested too deep"));
    const rows = { ...worker(() => Promise.resolve({})), input: z.object({ rows: z.array(z.number()) }) };
    const many = await decideOutcome(rows, fakeJob({ variables: { rows: Array(5000).fill('x') } }), {}, installation);
    expect(many).toHaveProperty('message', expect.stringMatching(/'rows\.9': .*; and 4990 more\. Mend it/));
  });

  test('an unusable result is an incident', async () => {
    const outcome = await decideOutcome(worker(() => Promise.resolve({})), job(), {}, installation);
    expect(outcome).toMatchObject({ kind: 'fail', retries: 0 });
  });

  test('a refusal that the diagram knows is its BPMN error', async () => {
    const known = worker(() => Promise.reject(refusal(422, 'unknownPart')), { unknownPart: 'UNKNOWN_PART' });
    expect(await decideOutcome(known, job(), {}, installation)).toEqual({
      kind: 'error',
      code: 'UNKNOWN_PART',
      message: 'There is no part X.',
    });
  });

  test('any other refusal is an incident with the words of the system', async () => {
    const outcome = await decideOutcome(fails(refusal(409, 'slipState')), job(), {}, installation);
    expect(outcome).toMatchObject({ kind: 'fail', retries: 0 });
    expect(outcome).toHaveProperty('message', expect.stringContaining('There is no part X. (slipState)'));
  });

  test.each([
    ['a system that does not answer', new SystemUnavailable('warehouse', 'could not be reached')],
    ['a key that is not known just now', refusal(401, 'unknownApiKey')],
    ['a bug', new TypeError('x is not a function')],
  ])('%s costs one retry and a pause', async (_what, error) => {
    const outcome = await decideOutcome(fails(error), job(), {}, installation);
    expect(outcome).toMatchObject({ kind: 'fail', retries: 2 });
    expect(outcome).toHaveProperty('backOffMs', expect.any(Number));
    if (outcome.kind === 'fail') expect(outcome.backOffMs).toBeGreaterThan(0);
  });

  test('the last retry used up is an incident', async () => {
    const last = fakeJob({ variables: { quantity: 5 }, retries: 1 });
    expect(await decideOutcome(fails(new Error('x')), last, {}, installation)).toMatchObject({ kind: 'fail', retries: 0 });
  });
});
