import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { OAuth2Server } from 'oauth2-mock-server';
import { VirtualClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { staffIdentityOf } from '../../src/installation/staff-identity';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { Browser } from '../support/browser';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { peopleFile } from '../support/world';

/** A real provider in this process: it signs in everybody, as the name that is told here. */
const provider = new OAuth2Server();
let name: unknown;
let database: TestDatabase;
let host: SystemsHost;
const clock = new VirtualClock(new Date(Date.now()));
const page = '/quality/causes/page?month=2026-09';
const session = 'aftersales-session';
const lines: string[] = [];
const log = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) });

const hostWith = async (identity: { issuer: string; discoveryUrl?: string; personClaim?: string }, publicUrl?: string) =>
  startSystemsHost({
    adminUrl: database.url,
    clock,
    logger: createLogger('info', log),
    apiKeys: { operator: 'operators-key', dealers: 'dealers-key', workers: 'workers-key' },
    locale: 'zh-CN',
    directory: await loadDirectory(peopleFile),
    identity: { clientId: 'aftersales-pages', clientSecret: 'secret', personClaim: 'preferred_username', sessionKey: 'key-of-this-test', sessionHours: 9, ...identity },
    checkPassword: () => Promise.resolve({ username: 'li.min', kind: 'person' as const }),
    only: ['quality'],
    publicUrl,
    port: 0,
  });

beforeAll(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    payload['preferred_username'] = name;
    payload['aud'] = 'aftersales-pages';
  });
  database = await createTestDatabase();
  host = await hostWith({ issuer: provider.issuer.url ?? '' });
});
afterEach(() => {
  name = 'li.min';
});
afterAll(async () => {
  await host.stop();
  await provider.stop();
  await database.drop();
});
name = 'li.min';

/** Opens a page, goes to the provider, and comes back; what the callback answers. */
async function signedIn(browser: Browser, path = page) {
  const sent = await browser.open(host.url + path);
  const there = await fetch(sent.leadsTo, { redirect: 'manual' });
  return { sent, back: await browser.open(there.headers.get('location') ?? '') };
}
const formToken = (text: string) => /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? '';
const posted = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

describe('a person of the directory', () => {
  test('is sent to the provider with state, nonce and a challenge, and comes back to the page that was asked for', async () => {
    const browser = new Browser();
    const { sent, back } = await signedIn(browser);
    expect(sent.status).toBe(302);
    const asked = Object.fromEntries(new URL(sent.leadsTo).searchParams);
    expect(asked).toMatchObject({ response_type: 'code', client_id: 'aftersales-pages', redirect_uri: `${host.url}/sign-in/callback`, scope: 'openid profile email', code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/), state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) });
    expect([back.status, back.leadsTo]).toEqual([303, host.url + page]);
    expect(browser.names).toEqual([session]);
    expect(browser.attributesOf(session)).toMatch(/^ Max-Age=32400; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const shown = await browser.open(host.url + page);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('li.min <button>退出登录</button>');
    expect(shown.headers.get('content-security-policy')).toContain(`form-action 'self' ${provider.issuer.url};`);
    // Nothing of the person or the provider can be read from the cookie.
    expect(Buffer.from(browser.alter(session, (value) => value), 'base64url').toString('latin1')).not.toMatch(/li\.min/);
  });

  test('of pages opened one after the other without a session, the last five can be signed in from', async () => {
    const browser = new Browser();
    for (let each = 0; each < 8; each += 1) await browser.open(host.url + page);
    expect(browser.names).toHaveLength(5);
    const long = await browser.open(`${host.url}${page}?q=${'x'.repeat(4000)}`);
    expect([long.status, (long.headers.getSetCookie().at(-1) ?? '').length < 4000]).toEqual([302, true]);
  });

  test('signs out here and there, by a form with the token of the session', async () => {
    const browser = new Browser();
    await signedIn(browser);
    const { text } = await browser.open(host.url + page);
    for (const fields of [{}, { formToken: `${formToken(text)}x` }]) {
      expect((await browser.open(`${host.url}/sign-out`, posted(fields))).status).toBe(403);
      expect(browser.names).toEqual([session]);
    }
    // From another site the cookie does not come along: nothing is cleared, at the provider neither.
    const foreign = await new Browser().open(`${host.url}/sign-out`, posted({}));
    expect([foreign.status, foreign.leadsTo, foreign.headers.getSetCookie()]).toEqual([303, `${host.url}/signed-out`, []]);
    const out = await browser.open(`${host.url}/sign-out`, posted({ formToken: formToken(text) }));
    expect(out.status).toBe(303);
    expect(out.leadsTo).toContain(`${provider.issuer.url}/endsession?post_logout_redirect_uri=${encodeURIComponent(`${host.url}/signed-out`)}`);
    expect(browser.names).toEqual([]);
    expect((await browser.open(host.url + page)).status).toBe(302);
    expect((await browser.open(`${host.url}/signed-out`)).text).toContain('已退出登录');
  });

  test('signs in anew when the hours are over', async () => {
    const browser = new Browser();
    await signedIn(browser);
    clock.advance(9 * 3600_000 - 60_000);
    expect((await browser.open(host.url + page)).status).toBe(200);
    clock.advance(120_000);
    expect((await browser.open(host.url + page)).status).toBe(302);
  });
});

describe('nobody else sees a page', () => {
  test.each([
    ['whom the directory does not know', 'mallory'],
    ['with an id in other letters', 'LI.MIN'],
    ['whose name is no text', ['li.min']],
    ['without the claim', undefined],
  ])('somebody %s', async (_who, given) => {
    name = given;
    const browser = new Browser();
    const { back } = await signedIn(browser);
    expect(back.status).toBe(403);
    expect(back.text).toContain('人员名单中没有您');
    expect(browser.names).toEqual([]);
  });

  test('by the demo password, or an API key', async () => {
    for (const headers of [{ authorization: `Basic ${btoa('li.min:demo')}` }, { 'x-api-key': 'operators-key' }]) {
      expect((await fetch(host.url + page, { headers, redirect: 'manual' })).status).toBe(302);
    }
  });

  test('by a cookie that was altered, made elsewhere, or made for something else', async () => {
    const browser = new Browser();
    const other = new Browser();
    const sent = await other.open(host.url + page);
    expect(sent.status).toBe(302);
    const [pending = ''] = other.names;
    const ofSignIn = other.alter(pending, (value) => value);
    await signedIn(browser);
    const right = browser.alter(session, (value) => value);
    for (const wrong of [right.slice(0, -2), right.replace(/^(.{60})./, (_all, before: string) => `${before}_`), ofSignIn, 'eyJhbGciOiJub25lIn0.eyJwZXJzb24iOiJsaS5taW4ifQ.']) {
      browser.alter(session, () => wrong);
      expect((await browser.open(host.url + page)).status).toBe(302);
    }
    browser.alter(session, () => right);
    expect((await browser.open(host.url + page)).status).toBe(200);
  });

  test('a picture of a page is refused, not sent to the provider', async () => {
    const answer = await new Browser().open(host.url + page, { headers: { 'sec-fetch-dest': 'image' } });
    expect(answer.status).toBe(401);
  });
});

test('a mail address names a person only when the provider has verified it', async () => {
  const byMail = await hostWith({ issuer: provider.issuer.url ?? '', personClaim: 'email' });
  for (const [verified, status] of [[false, 403], [undefined, 403], [true, 303]] as const) {
    const browser = new Browser();
    const sent = await browser.open(byMail.url + page);
    const change = ({ payload }: { payload: Record<string, unknown> }) => void Object.assign(payload, { email: 'li.min', email_verified: verified });
    provider.service.on('beforeTokenSigning', change);
    const there = await fetch(sent.leadsTo, { redirect: 'manual' });
    const back = await browser.open(there.headers.get('location') ?? '').finally(() => provider.service.off('beforeTokenSigning', change));
    expect(back.status).toBe(status);
  }
  await byMail.stop();
});

describe('coming back from the provider', () => {
  const answer = async (alter: (url: URL, browser: Browser) => void) => {
    const browser = new Browser();
    const sent = await browser.open(host.url + page);
    const there = await fetch(sent.leadsTo, { redirect: 'manual' });
    const url = new URL(there.headers.get('location') ?? '');
    alter(url, browser);
    const back = await browser.open(url.href);
    return { ...back, names: browser.names };
  };

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'another')],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['a hostile state', (url: URL) => url.searchParams.set('state', '"><script>')],
    ['a code that is not the provider’s', (url: URL) => url.searchParams.set('code', 'guessed')],
    ['a refusal', (url: URL) => url.searchParams.set('error', 'access_denied')],
    ['in the browser of somebody else', (_url: URL, browser: Browser) => browser.alter(browser.names[0] ?? '', () => 'x')],
  ])('with %s signs nobody in', async (_what, alter) => {
    const back = await answer(alter);
    expect(back.status).toBe(401);
    expect(back.text).toContain('登录没有成功');
    expect(back.text).not.toContain('<script');
    expect(back.names).not.toContain(session);
  });

  test.each([
    ['of another nonce', { nonce: 'another' }],
    ['for another client', { aud: 'somebody-else' }],
    ['of another issuer', { iss: 'https://evil.example.com' }],
    ['that is over', { exp: 1 }],
  ])('with an ID token %s signs nobody in', async (_what, claims) => {
    const change = ({ payload }: { payload: Record<string, unknown> }) => void Object.assign(payload, claims);
    provider.service.on('beforeTokenSigning', change);
    const back = await answer(() => {}).finally(() => provider.service.off('beforeTokenSigning', change));
    expect(back.status).toBe(401);
    expect(back.names).not.toContain(session);
  });

  test('with an ID token whose signature was altered signs nobody in', async () => {
    provider.service.once('beforeResponse', (response: { body: Record<string, unknown> }) => {
      const token = String(response.body['id_token']);
      response.body['id_token'] = token.slice(0, -8) + (token.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA');
    });
    const back = await answer(() => {});
    expect(back.status).toBe(401);
    expect(back.names).not.toContain(session);
  });
});

test('the log says who signed in and why somebody did not, and has no code, token or cookie', () => {
  const told = lines.join('');
  expect(told).toMatch(/"person":"li\.min".*"msg":"sign-in\.done"/);
  expect(told).toMatch(/"person":"mallory".*"msg":"sign-in\.stranger"/);
  expect(told).toMatch(/"reason":"[^"]+".*"msg":"sign-in\.failed"/);
  expect(told).not.toMatch(/eyJ|code=|guessed|__Host|secret/);
});

test('behind TLS the session goes over TLS only, and no other host of the domain can set it', async () => {
  const behind = await hostWith({ issuer: provider.issuer.url ?? '' }, 'https://aftersales.example.com/');
  const browser = new Browser();
  const sent = await browser.open(behind.url + page);
  expect(new URL(sent.leadsTo).searchParams.get('redirect_uri')).toBe('https://aftersales.example.com/sign-in/callback');
  expect(browser.names).toEqual([expect.stringMatching(/^__Host-aftersales-sign-in-/)]);
  expect(browser.attributesOf(browser.names[0] ?? '')).toMatch(/Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
  await behind.stop();
});

test('while the provider is away, or calls itself something else, a page says so', async () => {
  const discoveryUrl = `${provider.issuer.url}/.well-known/openid-configuration`;
  for (const identity of [{ issuer: 'http://127.0.0.1:1' }, { issuer: 'http://127.0.0.1:1', discoveryUrl }]) {
    const closed = await hostWith(identity);
    const answer = await new Browser().open(closed.url + page);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('统一登录服务没有回应');
    await closed.stop();
  }
});

describe('settings', () => {
  const identityOf = (env: Record<string, string>) => staffIdentityOf(readConfig({ OIDC_CLIENT_SECRET: 's', ...env }));

  test('an issuer and the secret of the client are enough; nothing is set up without an issuer', () => {
    expect(identityOf({ OIDC_ISSUER: 'https://id.example.com/realms/a' })).toMatchObject({ clientId: 'aftersales-pages', personClaim: 'preferred_username', sessionHours: 9 });
    expect(identityOf({})).toBeUndefined();
  });

  test.each([
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    [{ OIDC_ISSUER: 'http://id.example.com' }, 'OIDC_ISSUER'],
    [{ SYSTEMS_PUBLIC_URL: 'http://aftersales.example.com' }, 'SYSTEMS_PUBLIC_URL'],
    [{ OIDC_DISCOVERY_URL: 'http://keycloak:18080/realms/a' }, 'OIDC_DISCOVERY_URL'],
  ])('%j are refused by a sentence that names %s', (env, setting) => {
    expect(() => identityOf({ OIDC_ISSUER: 'https://id.example.com', ...env })).toThrow(setting);
  });

  test.each([
    ['https://aftersales.example.com', '127.0.0.1'],
    ['http://10.1.2.3:3000', '127.0.0.1'],
    [undefined, '0.0.0.0'],
    [undefined, '::'],
  ])('one password for all is refused where staff reach the pages at %s (%s)', async (publicUrl, address) => {
    const starting = startSystemsHost({ adminUrl: database.url, clock, logger: createLogger('silent'), apiKeys: { operator: 'operators-key' }, locale: 'zh-CN', directory: await loadDirectory(peopleFile), checkPassword: () => Promise.resolve(null), only: [], publicUrl, address, port: 0 });
    await expect(starting).rejects.toThrow('set OIDC_ISSUER');
  });
});
