import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../src/clock';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { peopleFile } from '../support/world';

const failedSignIns = 3;
const portal = 'https://portal.example.com';

let database: TestDatabase;
let host: SystemsHost;
beforeAll(async () => {
  database = await createTestDatabase();
  host = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-09-07T09:00:00+08:00')),
    logger: createLogger('silent'),
    apiKeys: { operator: 'operators-key', dealers: 'dealers-key', workers: 'workers-key' },
    locale: 'zh-CN',
    directory: await loadDirectory(peopleFile),
    checkPassword: (username, password) => Promise.resolve(password === 'right' ? { username, kind: 'person' } : null),
    limits: { outsideCallsPerMinute: 5, insideCallsPerMinute: 40, unknownKeysPerMinute: 4, failedSignIns },
    corsOrigins: [portal],
    trustedProxies: ['loopback'],
    port: 0,
  });
});
afterAll(async () => {
  await host.stop();
  await database.drop();
});

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(host.url + path, { method, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, retryAfter: Number(response.headers.get('retry-after') ?? NaN) };
}
const signedIn = (name: string, password: string, from = '10.0.0.1') => ({ authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`, 'x-forwarded-for': from });
const page = '/reports/open-parts/page';

function expectWait(answer: Awaited<ReturnType<typeof ask>>, seconds: number): void {
  expect(answer.status).toBe(429);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(JSON.parse(answer.text)).toMatchObject({ status: 429, code: 'tooManyRequests', title: 'Too many requests' });
  expect(answer.retryAfter).toBeGreaterThan(0);
  expect(answer.retryAfter).toBeLessThanOrEqual(seconds);
}

describe('limits', () => {
  test('a caller that has made its calls of the minute waits; others go on, whichever system they ask', async () => {
    const paths = ['/order-desk/orders', '/documents/notices', '/order-desk/orders', '/finance/accounts', '/order-desk/orders'];
    for (const path of paths) expect((await ask(path, { 'x-api-key': 'dealers-key' })).status).not.toBe(429);
    for (const path of paths) expectWait(await ask(path, { 'x-api-key': 'dealers-key' }), 60);
    for (let call = 0; call < 30; call += 1) expect((await ask('/order-desk/orders', { 'x-api-key': 'operators-key' })).status).toBe(200);
  });

  test('unknown keys from one address are answered no more after a few; a known key from there is, and another address', async () => {
    const from = { 'x-forwarded-for': '10.0.0.9' };
    for (let tried = 0; tried < 4; tried += 1) expect((await ask('/warehouse/stock', { ...from, 'x-api-key': `guess-${tried}` })).status).toBe(401);
    expectWait(await ask('/warehouse/stock', { ...from, 'x-api-key': 'guess-5' }), 60);
    expect((await ask('/warehouse/stock', { ...from, 'x-api-key': 'workers-key' })).status).toBe(200);
    expect((await ask('/warehouse/stock', { 'x-forwarded-for': '10.0.0.8', 'x-api-key': 'guess-6' })).status).toBe(401);
  });

  test('a name whose sign-in failed too often waits, even with the right password; other names and other places do not', async () => {
    expect((await ask(page, signedIn('li.min', 'right'))).status).toBe(200);
    for (let tried = 0; tried < failedSignIns; tried += 1) expect((await ask(page, signedIn('li.min', `guess-${tried}`))).status).toBe(401);
    for (const password of ['guess-3', 'right']) expectWait(await ask(page, signedIn('li.min', password)), 15 * 60);
    expect((await ask('/quality/causes/page?month=2026-09', signedIn('li.min', 'right'))).status).toBe(429);
    expect((await ask(page, signedIn('wang.fang', 'right'))).status).toBe(200);
    expect((await ask(page, signedIn('li.min', 'right', '10.0.0.2'))).status).toBe(200);
  });
});

describe('every answer', () => {
  const answers: [what: string, path: string, headers?: Record<string, string>][] = [
    ['an operation', '/order-desk/orders', { 'x-api-key': 'operators-key' }],
    ['a refusal', '/order-desk/orders', { 'x-forwarded-for': '10.0.0.7' }],
    ['an unknown path', '/nowhere'],
    ['health', '/order-desk/health'],
    ['the description', '/order-desk/openapi.json'],
    ['the page of the description', '/order-desk/docs/'],
    ['a page of staff', page, signedIn('wang.fang', 'right')],
  ];

  test.each(answers)('has its headers and sets no cookie: %s', async (what, path, headers) => {
    const answer = await ask(path, headers);
    const told = Object.fromEntries(answer.headers);
    expect(told).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
    const policy = told['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.includes('script-src')).toBe(what === 'the page of the description');
    for (const name of ['set-cookie', 'x-powered-by', 'access-control-allow-origin', 'server']) expect(told).not.toHaveProperty(name);
  });

  test('may be read by pages of the origins that are configured, and of no others', async () => {
    const preflight = (origin: string) => ask('/order-desk/orders', { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' }, 'OPTIONS');
    const allowed = await preflight(portal);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-allow-credentials')]).toEqual([204, portal, null]);
    for (const origin of ['https://evil.example.com', 'null', `${portal}.evil.example`, 'http://portal.example.com']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
