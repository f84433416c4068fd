import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { listen } from '../../test/support/listen';
import { wallClock } from '../clock';
import type { BaseTables } from '../database/base-tables';
import { createLogger } from '../log';
import { defineSystem, openSystem, type RunningSystem } from '../systems/system';
import { Callers } from './callers';
import { contract, operation } from './contract';

/** A small system of this test's own: what every company system gets from the base. */
const counterContract = contract({
  system: 'counter',
  title: 'Counter',
  operations: {
    add: operation({
      method: 'post',
      path: '/additions',
      summary: 'Add pieces',
      body: z.strictObject({ quantity: z.number().int().min(1).max(100_000) }),
      result: z.object({ sum: z.number() }),
    }),
    sum: operation({ method: 'get', path: '/sum', summary: 'The sum', result: z.object({ sum: z.number() }) }),
    lockTwo: operation({ method: 'post', path: '/locks', summary: 'Locks one and then the other', body: z.object({ first: z.number(), second: z.number() }), result: z.object({ sum: z.number() }) }),
    fail: operation({ method: 'post', path: '/failures', summary: 'Fails after a change', body: z.object({}), result: z.object({}) }),
  },
});

interface Tables {
  addition: { quantity: number };
}

const callers = [
  ...['workers', 'dealers/D-101', 'dealers/D-102'].map((name) => ({ name, scope: 'everything' as const, keys: [name === 'workers' ? 'right-key' : `key-of-${name}`] })),
  { name: 'dealers/D-103', scope: new Set(['counter/sum']), keys: ['key-of-dealers/D-103'] },
];

/** Resolves once it was called twice. */
let calls = 0;
let bothCalled = (): void => undefined;
const both = new Promise<void>((resolve) => (bothCalled = resolve));
const eachHasOne = () => {
  calls += 1;
  if (calls === 2) bothCalled();
  return both;
};

let database: TestDatabase;
let system: RunningSystem;
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  database = await createTestDatabase();
  const migrations = await mkdtemp(join(tmpdir(), 'aftersales-flows-migrations-'));
  await writeFile(join(migrations, '0001-addition.sql'), 'create table addition (quantity integer not null);');
  const definition = defineSystem<typeof counterContract, Tables>({
    contract: counterContract,
    migrations,
    handlers: {
      add: async ({ tx }, { body }) => {
        await tx.insertInto('addition').values({ quantity: body.quantity }).execute();
        return { sum: await sumOf(tx) };
      },
      sum: async ({ tx }) => ({ sum: await sumOf(tx) }),
      lockTwo: async ({ tx }, { body: { first, second } }) => {
        await sql`select pg_advisory_xact_lock(${first}::int)`.execute(tx);
        await eachHasOne();
        await sql`select pg_advisory_xact_lock(${second}::int)`.execute(tx);
        await tx.insertInto('addition').values({ quantity: 1 }).execute();
        return { sum: await sumOf(tx) };
      },
      fail: async ({ tx }) => {
        await tx.insertInto('addition').values({ quantity: 1_000_000 }).execute();
        throw new Error('connection string postgres://secret@host');
      },
    },
  });
  const logger = createLogger('silent');
  system = await openSystem(definition, { adminUrl: database.url, clock: wallClock, logger, callers: new Callers(callers) });
  server = await listen(system.app);
});
afterAll(async () => {
  await server.close();
  await system.close();
  await database.drop();
});


async function sumOf(tx: Kysely<Tables & BaseTables>): Promise<number> {
  const rows = await tx.selectFrom('addition').selectAll().execute();
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
}

interface Sent {
  key?: string;
  apiKey?: string;
  body?: string;
  path?: string;
}

async function post({ key = 'k', apiKey = 'right-key', body = '{"quantity":2}', path = '/additions' }: Sent) {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey, ...(key ? { 'idempotency-key': key } : {}) },
    body,
  });
  const answer = z.looseObject({}).parse(await response.json());
  return { status: response.status, type: response.headers.get('content-type'), answer };
}

async function currentSum(): Promise<unknown> {
  const response = await fetch(`${server.url}/sum`, { headers: { 'x-api-key': 'right-key' } });
  return z.object({ sum: z.number() }).parse(await response.json()).sum;
}

describe('a company system over HTTP', () => {
  test('does a change once per key, and answers a repeat with the first answer', async () => {
    const before = Number(await currentSum());
    const first = await post({ key: 'once' });
    const repeats = await Promise.all([post({ key: 'once' }), post({ key: 'once' })]);
    for (const repeat of repeats) expect(repeat).toEqual(first);
    expect(await currentSum()).toBe(before + 2);
  });

  test('two at once with one key do it once', async () => {
    const before = Number(await currentSum());
    const answers = await Promise.all([1, 2, 3, 4].map(() => post({ key: 'at-once' })));
    expect(new Set(answers.map(({ answer }) => answer['sum'])).size).toBe(1);
    expect(await currentSum()).toBe(before + 2);
  });

  test('dealers have keys among their own: none meets with another dealer, or with a program of the company', async () => {
    const before = Number(await currentSum());
    const senders = ['key-of-dealers/D-101', 'key-of-dealers/D-102', 'right-key'];
    const send = (apiKey: string, index: number) => post({ key: 'PO-1', apiKey, body: `{"quantity":${index + 1}}` });
    for (const round of ['first', 'repeat']) expect({ round, status: (await Promise.all(senders.map(send))).map(({ status }) => status) }).toEqual({ round, status: [200, 200, 200] });
    expect(await currentSum()).toBe(before + 6);
    const reused = await send('key-of-dealers/D-102', 4);
    expect(reused).toMatchObject({ status: 409, answer: { code: 'idempotencyKeyReused', detail: expect.stringContaining('The idempotency key PO-1 was used') } });
  });

  test('two changes that wait for each other are both done, each once: the one that PostgreSQL takes back is begun anew', async () => {
    const before = Number(await currentSum());
    const [one, other] = [[1, 2], [2, 1]].map(([first, second]) => post({ key: `locks-${first}`, path: '/locks', body: JSON.stringify({ first, second }) }));
    expect([await one, await other].map((answered) => answered?.status)).toEqual([200, 200]);
    expect(calls).toBe(3);
    expect(await currentSum()).toBe(before + 2);
  });

  test('the same key with other fields is a conflict', async () => {
    await post({ key: 'changed' });
    const second = await post({ key: 'changed', body: '{"quantity":3}' });
    expect(second).toMatchObject({ status: 409, answer: { code: 'idempotencyKeyReused' } });
  });

  test('a failure changes nothing, tells nothing of the inside, and may be repeated', async () => {
    const before = await currentSum();
    const failed = await post({ key: 'f', path: '/failures', body: '{}' });
    expect(failed).toMatchObject({ status: 500, answer: { code: 'internalError' } });
    expect(JSON.stringify(failed.answer)).not.toMatch(/secret|postgres|at .*\.ts/);
    expect(await currentSum()).toBe(before);
  });

  test.each([
    ['broken JSON', { body: '{"quantity":' }, 400, 'brokenJson', 'body'],
    ['a text for a number', { body: '{"quantity":"2"}' }, 400, 'invalidRequest', 'quantity'],
    ['a negative quantity', { body: '{"quantity":-1}' }, 400, 'invalidRequest', 'quantity'],
    ['a fraction', { body: '{"quantity":1.5}' }, 400, 'invalidRequest', 'quantity'],
    ['too many', { body: '{"quantity":100001}' }, 400, 'invalidRequest', 'quantity'],
    ['a list for an object', { body: '[]' }, 400, 'invalidRequest', 'body'],
    ['nothing', { body: '' }, 400, 'invalidRequest', 'quantity'],
    ['a field that nobody knows', { body: '{"quantity":1,"prize":1}' }, 400, 'invalidRequest', 'body'],
    ['a prototype key', { body: '{"quantity":1,"__proto__":{"x":1}}' }, 400, 'invalidRequest', 'body'],
    ['a body over 1 MB', { body: JSON.stringify({ quantity: 1, note: 'x'.repeat(1_100_000) }) }, 413, 'bodyTooLarge', 'body'],
    ['an unknown API key', { apiKey: 'wrong' }, 401, 'unknownApiKey', 'X-Api-Key'],
    ['no idempotency key', { key: '' }, 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ])('%s is refused as a problem that names the field', async (_what, sent, status, code, field) => {
    const before = await currentSum();
    const refused = await post({ key: `bad-${_what.replaceAll(' ', '-')}`, ...sent });
    expect(refused.type).toContain('application/problem+json');
    expect(refused).toMatchObject({ status, answer: { status, code, errors: [{ field }] } });
    expect(refused.answer).not.toHaveProperty('stack');
    expect(await currentSum()).toBe(before);
  });

  test('an unknown path is a problem, too', async () => {
    const answer = await post({ path: '/nowhere' });
    expect(answer).toMatchObject({ status: 404, answer: { code: 'unknownPath' } });
  });

  test('describes itself as OpenAPI', async () => {
    const response = await fetch(`${server.url}/openapi.json`);
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/additions': { post: { operationId: 'add' } } } });
    expect((await fetch(`${server.url}/docs/`)).status).toBe(200);
  });
});

describe('the same system for a program in its process', () => {
  const add = (idempotencyKey: string, quantity: unknown, apiKey = 'right-key') => system.door({ operation: 'add', apiKey, call: { body: { quantity }, idempotencyKey } });

  test('does a change once per key, whichever way it comes', async () => {
    const before = Number(await currentSum());
    const first = await add('either-way', 2);
    expect(first).toEqual({ status: 200, body: { sum: before + 2 } });
    expect(await add('either-way', 2)).toEqual(first);
    expect(await post({ key: 'either-way' })).toMatchObject({ status: 200, answer: { sum: before + 2 } });
    expect(await system.door({ operation: 'sum', apiKey: 'right-key', call: {} })).toEqual({ status: 200, body: { sum: before + 2 } });
  });

  test('refuses what HTTP refuses, in the same words', async () => {
    const overHttp = await post({ key: 'refused', body: '{"quantity":"2"}' });
    const { instance: _path, ...problem } = overHttp.answer;
    expect(await add('refused', '2')).toEqual({ status: 400, body: problem });
    expect(await add('refused', 2, 'wrong')).toMatchObject({ status: 401, body: { code: 'unknownApiKey' } });
    expect(await add('refused', 2, 'key-of-dealers/D-103')).toMatchObject({ status: 403, body: { code: 'closedDoor' } });
    expect(await system.door({ operation: 'fail', apiKey: 'right-key', call: { body: {}, idempotencyKey: 'fails' } })).toMatchObject({ status: 500, body: { code: 'internalError' } });
    expect(system.door({ operation: 'unknown', apiKey: 'right-key', call: {} })).toBeUndefined();
  });
});
