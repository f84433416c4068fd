import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { VirtualClock } from '../../src/clock';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { contracts } from '../../src/systems/clients';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { peopleFile } from '../support/world';

/**
 * Caller × operation over HTTP, for every operation of every contract. A new operation is in it by itself: closed to
 * all but operators and the workers that call it, until a line below opens it.
 */
const opened: Record<string, string[]> = {
  dealers: [
    'documents/uploadEvidence',
    ...['announceVehicle', 'answerOpinion', 'answerRuling', 'applyForVehicleReturn', 'completeIncident', 'correctOrder', 'getIncident'].map(ofOrderDesk),
    ...['getOrder', 'getVehicleReturn', 'getWarrantyReturn', 'listIncidents', 'listOrders', 'listVehicleReturns', 'listWarrantyReturns'].map(ofOrderDesk),
    ...['registerOrder', 'reportIncident', 'reportReturnedParts', 'requestCancellation'].map(ofOrderDesk),
  ],
  carriers: ['logistics/recordCarrierTakeOver'],
  'customer-service': ['logistics/receiveDispatchPlan'],
  relay: [
    ...['addToCaseFile', 'getNotice', 'recordCase', 'recordDelivery', 'registerFax', 'sendNotice'].map((name) => `documents/${name}`),
    ...['postStockMovement', 'recordDeduction', 'registerPaintTerms', 'registerSalesTerms', 'reverseStockMovement'].map((name) => `finance/${name}`),
    'purchasing/takeBackPaintAcceptance',
    ...['recordDealers', 'stopDispatches'].map((name) => `logistics/${name}`),
    ...['confirmHandover', 'flagIncidentBreach', 'flagReturnBreach', 'keepCandidates', 'recordEvidence', 'recordRecheck', 'recordSecondRuling', 'recordSupplierCredit', 'recordSupplyStage'].map(ofOrderDesk),
  ],
  reports: ['finance/listSplitLists', 'order-desk/listExpectedParts', 'order-desk/listOpenParts', 'order-desk/listUncreditedParts', 'people/listPeople', 'warehouse/listOldParts'],
};
const systems = Object.values(contracts).map(({ system }) => system);
const root = join(import.meta.dirname, '..', '..');

function ofOrderDesk(name: string): string {
  return `order-desk/${name}`;
}

/** What the files of a system's workers say that they call. */
function calledByWorkers(system: string): string[] {
  const folder = join(root, 'workers', system);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/clients\s*\.\w+\s*\.(\w+)/g)].map(([, name]) => `${system}/${name}`));
}

const operations = Object.values(contracts).flatMap(({ system, operations: all }) =>
  Object.entries<{ method: string; path: string }>(all).map(([name, { method, path }]) => ({ name: `${system}/${name}`, method, path: `/${system}${path.replace(/\{\w+\}/g, 'X-1')}` })),
);
const keyOf = (caller: string) => `key-of-${caller}-in-this-test`;
const agent = new Agent({ connections: 4 });

let database: TestDatabase;
let host: SystemsHost;
beforeAll(async () => {
  database = await createTestDatabase();
  const callers = ['operator', 'workers', 'dealers', 'dealers/D-101', 'carriers', 'customer-service', ...systems.map((system) => `workers/${system}`)];
  host = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-09-07T09:00:00+08:00')),
    logger: createLogger('silent'),
    apiKeys: Object.fromEntries(callers.map((caller) => [caller, keyOf(caller)])),
    ownKeys: { relay: keyOf('relay'), reports: keyOf('reports') },
    locale: 'zh-CN',
    directory: await loadDirectory(peopleFile),
    port: 0,
  });
});
afterAll(async () => {
  await agent.close();
  await host.stop();
  await database.drop();
});

/** The operations that answer a caller in any way but that it may not use them. No POST has an idempotency key: nothing is changed. */
async function openFor(key: string | undefined, refusal: string): Promise<string[]> {
  const answers = operations.map(async ({ name, method, path }) => {
    const options = { method: method === 'get' ? 'GET' : 'POST', headers: key === undefined ? {} : { 'x-api-key': key }, dispatcher: agent } as const;
    const { statusCode, body } = await request(`${host.url}${path}`, options);
    const text = await body.text();
    expect(statusCode).toBeLessThan(500);
    const isRefused = text.includes(`"code":"${refusal}"`);
    expect(isRefused).toBe([401, 403].includes(statusCode));
    return isRefused ? [] : [name];
  });
  return (await Promise.all(answers)).flat().toSorted();
}

const allNames = operations.map(({ name }) => name);
const sorted = (names: string[]) => [...new Set(names)].toSorted();

describe('caller × operation', () => {
  test.each([
    ['operator', allNames],
    ['workers', systems.flatMap(calledByWorkers)],
    ...systems.map((system): [string, string[]] => [`workers/${system}`, calledByWorkers(system)]),
    ...Object.entries(opened),
    ['dealers/D-101', opened['dealers'] ?? []],
  ])('%s', async (caller, expected) => {
    expect(await openFor(keyOf(caller), 'closedDoor')).toEqual(sorted(expected));
  });

  test.each([['no key', undefined], ['an unknown key', keyOf('nobody')]])('%s opens nothing', async (_what, key) => {
    expect(await openFor(key, 'unknownApiKey')).toEqual([]);
  });

  test('each system has jobs that need something, and never all of it', () => {
    for (const system of systems) {
      const needed = sorted(calledByWorkers(system));
      expect(needed.length).toBeGreaterThan(0);
      expect(needed.length).toBeLessThan(allNames.filter((name) => name.startsWith(`${system}/`)).length);
    }
  });
});

describe('a key of one dealer', () => {
  const headers = { 'x-api-key': keyOf('dealers/D-101'), 'content-type': 'application/json', 'idempotency-key': 'of-one-dealer' };
  const ask = async (path: string, body?: object) => {
    const { statusCode, body: answer } = await request(`${host.url}/order-desk${path}`, { method: body ? 'POST' : 'GET', headers, dispatcher: agent, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: statusCode, answer: await answer.json() };
  };

  test('names no other dealer, and sees of others as little as of what there is not', async () => {
    const refused = { status: 403, answer: { code: 'otherDealer', errors: [{ field: 'dealerNo' }] } };
    expect(await ask('/orders?dealerNo=D-102')).toMatchObject(refused);
    expect(await ask('/orders/cancellations', { dealerNo: 'D-102', orderNo: 'DO-202609-001', reason: '–' })).toMatchObject(refused);
    expect(await ask('/orders')).toMatchObject({ status: 200, answer: { orders: [] } });
    expect(await ask('/orders/DO-202609-001')).toMatchObject({ status: 404, answer: { detail: 'Of this dealer there is nothing with this number' } });
  });

  test('every operation that is open to dealers says whose it is: in the request, or in the answer', () => {
    const shown = ({ params, query, body, result }: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; result: z.ZodType }) =>
      [query, body, ...(params ? [result] : [])].some((schema) => schema !== undefined && Object.hasOwn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}, 'dealerNo'));
    const silent = Object.values(contracts).flatMap(({ system, operations: all }) =>
      Object.entries<Parameters<typeof shown>[0] & { openTo?: string[] }>(all).flatMap(([name, operation]) => (operation.openTo?.includes('dealers') && !shown(operation) ? [`${system}/${name}`] : [])));
    // What is uploaded can't be read again by a dealer.
    expect(silent).toEqual(['documents/uploadEvidence']);
  });
});

test.each([
  ['/reports/open-parts', 'unknownApiKey', ['operator']],
  ['/documents/evidence/EV-1/content', 'unknownApiKey', ['operator']],
])('%s is for operators', async (path, code, allowed) => {
  const answered = async (key: string) => (await request(`${host.url}${path}`, { headers: { 'x-api-key': key }, dispatcher: agent })).body.text();
  expect(await answered(keyOf('nobody'))).toContain(code);
  for (const caller of ['operator', 'workers', 'dealers', 'carriers', 'customer-service', 'relay', 'reports']) expect((await answered(keyOf(caller))).includes('closedDoor')).toBe(!allowed.includes(caller));
});

test('health and the description of the operations are all that is open to everybody', async () => {
  const statusOf = async (path: string) => {
    const { statusCode, body } = await request(`${host.url}${path}`, { dispatcher: agent });
    await body.dump();
    return statusCode;
  };
  for (const system of systems) expect(await Promise.all(['health', 'openapi.json', 'docs/', '', 'no/such/path'].map((path) => statusOf(`/${system}/${path}`)))).toEqual([200, 200, 200, 401, 401]);
  for (const page of ['/documents/cases/C-1/evidence', '/documents/cases/C-1/signature-sheets/scrapReport', '/quality/causes/page', '/finance/settlements/MS-1/statement/page', '/reports/open-parts/page']) expect(await statusOf(page)).toBe(403);
});
