import { deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import type { Sent } from '../../hostile/requests/sent';

/** A request beyond what a schema describes. */
export interface Hostile {
  what: string;
  sent: Sent;
  /** Where it is only unusual: nothing is broken, or the operation reads no body. */
  mayBeTaken: boolean;
}

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** How a good body is made hostile. */
const bodies: [what: string, make: (body: string) => string | Buffer, mayBeTaken?: true][] = [
  ['cut off', (body) => body.slice(0, -1)],
  ['twice', (body) => body + body],
  ['behind a mark of its encoding', (body) => `\uFEFF${body}`, true],
  ['in UTF-16', (body) => iconv.encode(body, 'utf16-le')],
  ['bytes that are no UTF-8', (body) => Buffer.concat([Buffer.from(body.slice(0, -1)), Buffer.from(',"x":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')])],
  ['with a field 50,000 lists deep', (body) => body.replace(/"(\w+)":/, (_, name: string) => `"${name}":${deep('[', ']', 50_000)},"${name}2":`)],
  ['with a field 50,000 objects deep', (body) => body.replace(/"(\w+)":/, (_, name: string) => `"${name}":${deep('{"a":', '}', 50_000).replace('{"a":}', '{}')},"${name}2":`)],
  ['with a prototype', (body) => body.replace('{', '{"__proto__":{"admin":true},'), true],
  ['with a constructor', (body) => body.replace('{', '{"constructor":{"prototype":{"admin":true}},'), true],
  ['with a number beyond all numbers', (body) => body.replace(/:\d+(\.\d+)?/, ':1e999'), true],
  ['with a number of 100,000 digits', (body) => body.replace(/:\d+(\.\d+)?/, `:${'9'.repeat(100_000)}`), true],
  ['with minus nought', (body) => body.replace(/:\d+(\.\d+)?/, ':-0'), true],
  ['with NaN', (body) => body.replace(/:("[^"]*"|\d+)/, ':NaN'), true],
  ['with every text 100,000 characters long', (body) => body.replace(/:"[^"]*"/g, `:"${'x'.repeat(100_000)}"`), true],
  ['2 MB of it', (body) => body.replace('{', `{"x":"${'x'.repeat(2_000_000)}",`)],
  ['with 20,000 fields more', (body) => body.replace('{', `{${Array.from({ length: 20_000 }, (_, index) => `"f${index}":0`).join(',')},`)],
];

const heads: [what: string, headers: Record<string, string | string[] | undefined>, body?: Buffer][] = [
  ['20 MB packed to 20 kB', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(20_000_000, ' '))],
  ['20 MB packed otherwise', { 'content-encoding': 'deflate' }, deflateSync(Buffer.alloc(20_000_000, '[')),],
  ['packed, it says', { 'content-encoding': 'br' }],
  ['a form, it says', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['XML, it says', { 'content-type': 'application/xml' }],
  ['a form with files that has none', { 'content-type': 'multipart/form-data' }],
  ['in a charset that nobody knows', { 'content-type': 'application/json; charset=klingon' }],
  ['without a key of its own', { 'idempotency-key': undefined }],
  ['with two keys', { 'idempotency-key': ['one', 'two'] }],
  ['with another caller’s key', { 'x-api-key': "' OR '1'='1" }],
  ['without a caller', { 'x-api-key': undefined }],
];

const ways: [what: string, way: (path: string) => string][] = [
  ['up and out', (path) => `${path}/../../../../etc/passwd`],
  ['up and out, written otherwise', (path) => `${path}/..%2f..%2fetc%2fpasswd`],
  ['through a NUL', (path) => `${path}%00.json`],
  ['through a broken character', (path) => `${path.split('?')[0]}/%E0%A4%A`],
  ['with a prototype in its question', (path) => `${path}${path.includes('?') ? '&' : '?'}__proto__[x]=1`],
  ['with a parameter 5,000 times', (path) => `${path}${path.includes('?') ? '&' : '?'}${'limit=1&'.repeat(1500)}`],
];

/** One of the hostile forms of a request. */
export function hostileRequests(good: Sent): fc.Arbitrary<Hostile> {
  const body = String(good.body ?? '');
  const reads = good.method === 'POST' && body.startsWith('{"') && !String(good.headers?.['content-type'] ?? '').startsWith('multipart');
  const withBodies = reads ? bodies.map(([what, make, mayBeTaken = false]): Hostile => ({ what: `a body ${what}`, sent: { ...good, body: make(body) }, mayBeTaken })) : [];
  const withHeads = heads.map(([what, headers, packed]): Hostile => {
    const guarded = 'x-api-key' in headers;
    return { what: `a body ${what}`, sent: { ...good, headers: { ...good.headers, ...headers }, ...(packed && reads ? { body: packed } : {}) }, mayBeTaken: !guarded && !reads };
  });
  const onWays = ways.map(([what, way]): Hostile => ({ what: `a way ${what}`, sent: { ...good, path: way(good.path ?? '') }, mayBeTaken: true }));
  const asked = ['PUT', 'DELETE', 'PATCH', 'TRACE'].map((method): Hostile => ({ what: `asked by ${method}`, sent: { ...good, method }, mayBeTaken: false }));
  return fc.constantFrom(...withBodies, ...withHeads, ...onWays, ...asked);
}
