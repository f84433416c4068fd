import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../src/database/free-port';
import { peopleAtWork } from '../../src/demo/people-at-work';
import { ScriptedStaff } from '../../src/demo/scripted-staff';
import { formOf, usualAnswers } from '../../src/demo/usual-answers';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createSystemClients } from '../../src/systems/clients';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { startTokenDoor } from '../support/token-door';
import { until } from '../support/until';
import { password, service, startTestEngine, type TestEngine } from '../support/world';
import { composeWith, envOf, root, type ComposeFile } from './compose-file';
import { makeEnv } from './made-env';

let engine: TestEngine;
let database: TestDatabase;
let compose: ComposeFile;
let env: Record<string, string>;
/** What differs where there are no containers: addresses, ports, folders. */
let here: Record<string, string>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  [engine, database] = await Promise.all([startTestEngine(), createTestDatabase()]);
  env = envOf(readFileSync(makeEnv(), 'utf8'));
  compose = composeWith({ ...env, CAMUNDA_WORKERS_PASSWORD: service.password, MASTER_DATA: 'src/demo/sample' });
  const [systemsPort, systemsMetrics, workersMetrics] = [await freePort(), await freePort(), await freePort()];
  here = {
    CAMUNDA_REST_ADDRESS: engine.cluster.restAddress,
    DATABASE_URL: database.url,
    SYSTEMS_URL: `http://127.0.0.1:${systemsPort}`,
    SYSTEMS_PORT: String(systemsPort),
    SYSTEMS_METRICS_PORT: String(systemsMetrics),
    WORKERS_METRICS_PORT: String(workersMetrics),
    LISTEN_ADDRESS: '127.0.0.1',
    PEOPLE_FILE: join(root, 'src', 'people', 'demo-people.json'),
    RUN_FOLDER: await mkdtemp(join(tmpdir(), 'aftersales-flows-compose-')),
    LOG_LEVEL: 'warn',
  };
});
afterAll(async () => {
  await Promise.all(children.map(ended));
  await engine.stop();
  await database.drop();
});

/** The service's own command with the service's own settings, those of this place laid over them. */
function start(name: string, changed: Record<string, string> = {}): ChildProcess {
  return startAs(name, Object.fromEntries(Object.entries(changed).filter(([setting]) => setting in serviceOf(name).environment)));
}

/** The same with settings and words that the file has not. */
function startAs(name: string, settings: Record<string, string>, ...words: string[]): ChildProcess {
  const { command = [], environment } = serviceOf(name);
  const overlaid = Object.fromEntries(Object.entries(environment).map(([setting, value]) => [setting, here[setting] ?? value]));
  const child = run([...command, ...words], { ...overlaid, RUN_FOLDER: here['RUN_FOLDER'] ?? '', ...settings });
  children.push(child);
  return child;
}

const serviceOf = (name: string) => compose.services[name] ?? { command: [], environment: {}, healthcheck: undefined };

function run([program = '', ...given]: string[], settings: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(program === 'node' ? process.execPath : program, given, { cwd: root, env: { PATH, HOME, ...settings }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs the service's own health check until it says yes. */
async function healthy(name: string): Promise<void> {
  const [, ...check] = serviceOf(name).healthcheck?.test ?? [];
  await until(`${name} is healthy`, async () => (await exitCode(run(check, here))) === 0, 90_000);
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function ended(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  return exitCode(child);
}

test('systems, deploy and workers, started as the compose file says, bring an order to its end and stop cleanly', async () => {
  const systems = start('systems');
  await healthy('systems');
  expect(await exitCode(start('deploy'))).toBe(0);
  const workers = start('workers');
  await healthy('workers');
  await bringsToItsEnd('COMPOSE-1', here['SYSTEMS_URL'] ?? '');
  expect(await ended(workers)).toBe(0);
  await expectFigures();
  expect(await readyByToken('workers-documents-full')).toBe(0);

  const stopped = await inHandAtStop(systems, orderOf('COMPOSE-2'));
  expect(stopped).toEqual({ status: 200, exitCode: 0 });
}, 300_000);

test('the systems in two processes, and workers that find each at its own address, bring an order to its end', async () => {
  const towardsDealers = ['order-desk', 'documents', 'people', 'quality'];
  const insideTheHouse = ['warehouse', 'logistics', 'finance', 'calendar', 'purchasing'];
  const [first, second] = [await systemsOf(towardsDealers), await systemsOf(insideTheHouse)];
  const urls = { ...first.urls, ...second.urls, RELAY_API_KEY: randomUUID(), REPORTS_API_KEY: randomUUID() };
  const systems = [first.start(urls), second.start(urls)];
  await Promise.all([first.ready(), second.ready()]);
  // Deployed and loaded again, everything stays as it is.
  expect(await exitCode(startAs('deploy', urls))).toBe(0);
  const workers = startAs('workers', urls);
  await healthy('workers');
  await bringsToItsEnd('SPLIT-1', first.url);
  expect(await Promise.all([workers, ...systems].map(ended))).toEqual([0, 0, 0]);
}, 300_000);

/** A process with these systems only: on a port of its own, at addresses that the others are told. */
async function systemsOf(names: string[]) {
  const [port, metrics] = [String(await freePort()), String(await freePort())];
  const settingOf = (name: string) => `${name.toUpperCase().replace('-', '_')}_URL`;
  const url = `http://127.0.0.1:${port}`;
  const urls: Record<string, string> = Object.fromEntries(names.map((name) => [settingOf(name), `${url}/${name}`]));
  const settings = { SYSTEMS_PORT: port, SYSTEMS_METRICS_PORT: metrics, SYSTEMS_PUBLIC_URL: url };
  return {
    url,
    urls,
    start: (others: Record<string, string>) => startAs('systems', { ...others, ...settings }, ...names),
    ready: () => until(`${names.join(', ')} are ready`, () => fetch(`http://127.0.0.1:${metrics}/ready`).then(({ ok }) => ok, () => false), 90_000),
  };
}

const orderOf = (dealerOrderNo: string) => ({ dealerNo: 'D-210', dealerOrderNo, shippingMethod: 'courier' as const, lines: [{ partNo: 'BRK-L-M1', model: 'M1', quantity: 2 }] });

/** A dealer orders, people work it off; resolves when the order is shipped. */
async function bringsToItsEnd(dealerOrderNo: string, systemsUrl: string): Promise<void> {
  const directory = await loadDirectory(join(root, 'src', 'people', 'demo-people.json'));
  const people = peopleAtWork({ directory, restAddress: engine.cluster.restAddress, password, at: engine.cluster.now(), locale: 'zh-CN' });
  const staff = new ScriptedStaff({
    people,
    script: (elementId, seen) => ({ variables: usualAnswers[elementId]?.(formOf(seen), (zh) => zh) ?? {} }),
    quiet: () => Promise.resolve(),
    logger: createLogger('silent'),
  });
  const { orderDesk } = createSystemClients((system) => `${systemsUrl}/${system}`, env['DEALERS_API_KEY'] ?? '');
  const { orderNo } = await orderDesk.registerOrder({ body: orderOf(dealerOrderNo), idempotencyKey: dealerOrderNo });
  const isShipped = async () => (await orderDesk.getOrder({ params: { orderNo } })).state === 'shippedInFull';
  await until('the order is shipped', async () => (await staff.workOff(), isShipped()), 150_000);
}

/** Starts workers as the profile with an identity provider does, until they are ready, and stops them; their exit code. */
async function readyByToken(name: string): Promise<number | null> {
  const environment: Record<string, string> = serviceOf(name).environment;
  const { CAMUNDA_CLIENT_ID: clientId = '', CAMUNDA_CLIENT_SECRET: clientSecret = '', CAMUNDA_TOKEN_AUDIENCE: audience = '' } = environment;
  const door = await startTokenDoor(engine.cluster.restAddress, { clientId, clientSecret, audience }, { username: service.username, password });
  const port = String(await freePort());
  const workers = start(name, { CAMUNDA_REST_ADDRESS: door.url, CAMUNDA_OAUTH_URL: door.tokenUrl, WORKERS_METRICS_PORT: port, WORKERS_API_KEY: env['WORKERS_API_KEY'] ?? '' });
  await until(`${name} is ready`, () => fetch(`http://127.0.0.1:${port}/ready`).then(({ ok }) => ok, () => false), 90_000);
  const code = await ended(workers);
  expect(door.counts().byToken).toBeGreaterThan(0);
  await door.close();
  return code;
}

/** What the day has left in the figures of the systems: every outbox empty, the books balanced, calls measured. */
async function expectFigures(): Promise<void> {
  const figures = await (await fetch(`http://127.0.0.1:${here['SYSTEMS_METRICS_PORT']}/metrics`)).text();
  expect(figures).toMatch(/^aftersales_http_request_duration_seconds_count\{system="order-desk",operation="registerOrder",status="200"\} 1$/m);
  expect(figures).toMatch(/^aftersales_outbox_deliveries_total\{system="order-desk",channel="message",outcome="delivered"\} [1-9]/m);
  expect([...figures.matchAll(/^aftersales_outbox_entries\{system="[\w-]+"\} 0$/gm)]).toHaveLength(9);
  expect(figures).toMatch(/^aftersales_ledger_imbalance_cny 0$/m);
  expect(figures).toMatch(/^aftersales_integrity_checked_timestamp_seconds\{check="signatures"\} \d/m);
}

/** Stops the systems while an order waits for a table: it is taken in and answered before they go. */
async function inHandAtStop(systems: ChildProcess, order: object): Promise<{ status: number; exitCode: number | null }> {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  await other.query('begin');
  await other.query('lock table order_desk.idempotency in access exclusive mode');
  const headers = { 'X-Api-Key': env['DEALERS_API_KEY'] ?? '', 'Idempotency-Key': 'compose-2', 'Content-Type': 'application/json' };
  const asked = fetch(`${here['SYSTEMS_URL']}/order-desk/orders`, { method: 'POST', headers, body: JSON.stringify(order) });
  await until('the order waits for the table', async () => (await other.query("select 1 from pg_locks where not granted and relation = 'order_desk.idempotency'::regclass")).rowCount);
  systems.kill('SIGTERM');
  await until('they take no more work', async () => (await fetch(`http://127.0.0.1:${here['SYSTEMS_METRICS_PORT']}/ready`)).status === 503);
  await other.query('rollback');
  await other.end();
  return { status: (await asked).status, exitCode: await exitCode(systems) };
}

test('a deployment that meets no Camunda says where it looked', async () => {
  expect(await failure('deploy', { CAMUNDA_REST_ADDRESS: `http://127.0.0.1:${await freePort()}` })).toMatch(/Camunda does not answer at http:\/\/127\.0\.0\.1:\d+/);
});

test.each([
  ['systems', 'DATABASE_URL'],
  ['systems', 'DEALERS_API_KEY'],
  ['workers', 'INSTALLATION_ID'],
])('%s without %s ends at once, naming it', async (name, setting) => {
  expect(await failure(name, { [setting]: '' })).toContain(`${setting} is not set`);
});

/** What the service says before it ends with 1, its settings changed. */
async function failure(name: string, changed: Record<string, string>): Promise<string> {
  const { command: [, ...given] = [], environment } = serviceOf(name);
  const settings = { PATH: process.env['PATH'] ?? '', ...environment, ...here, ...changed };
  const child = spawn(process.execPath, given, { cwd: root, env: settings, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  expect(await exitCode(child)).toBe(1);
  return errors;
}
