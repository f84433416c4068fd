import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { VirtualClock } from '../clock';
import { startSystemsHost, type SystemsHost } from '../installation/systems-host';
import { createLogger } from '../log';
import { loadDirectory } from '../people/directory-file';
import { createSystemClients, type SystemClients } from '../systems/clients';
import { loadSample, readSample, type Sample } from './sample';

let sample: Sample;
let database: TestDatabase;
let systems: SystemsHost;
let clients: SystemClients;
beforeAll(async () => {
  sample = await readSample();
  database = await createTestDatabase();
  systems = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-11-20T08:00:00+08:00')),
    logger: createLogger('silent'),
    apiKeys: { workers: 'test-key' },
    locale: 'zh-CN',
    directory: await loadDirectory(join(import.meta.dirname, '..', 'people', 'demo-people.json')),
    port: 0,
  });
  clients = createSystemClients((system) => `${systems.url}/${system}`, 'test-key');
});
afterAll(async () => {
  await systems.stop();
  await database.drop();
});

test('is as large as it has to be', () => {
  const { catalogue } = sample.masterData;
  expect(catalogue.parts.length).toBeGreaterThanOrEqual(200);
  expect(new Set(catalogue.parts.map(({ model }) => model)).size).toBeGreaterThanOrEqual(5);
  expect(catalogue.dealers).toHaveLength(30);
  expect(sample.suppliers).toHaveLength(10);
  expect(sample.orders).toHaveLength(40);
  const dated = catalogue.prices.filter(({ validFrom }) => validFrom > '2026-01-01');
  expect(dated.length).toBeGreaterThan(30);
});

test('shows orders of every kind', () => {
  const endings = new Set(sample.orders.map(({ expectedEnd }) => expectedEnd));
  expect([...endings].toSorted()).toEqual(['cancelled', 'duplicate', 'rejected', 'shippedInFull', 'waitsForPlan', 'waitsForSupply']);
  expect(new Set(sample.orders.map(({ body }) => body['shippingMethod']))).toEqual(new Set(['withVehicle', 'courier', 'freight']));
  expect(new Set(sample.orders.flatMap(({ body }) => body['source'] ?? []))).toEqual(new Set(['warrantyExchange', 'freeReplacement']));
  expect(sample.orders.map(({ time }) => time)).toEqual(sample.orders.map(({ time }) => time).toSorted());
});

test('events and dispatch plans belong to orders of the day', () => {
  const known = new Set(sample.orders.map(({ dealerNo, dealerOrderNo }) => `${dealerNo} ${dealerOrderNo}`));
  expect(sample.events.filter(({ dealerNo, dealerOrderNo }) => !known.has(`${dealerNo} ${dealerOrderNo}`))).toEqual([]);
  const withVehicle = sample.orders.filter(({ body }) => body['shippingMethod'] === 'withVehicle').map(({ dealerNo }) => dealerNo);
  expect(new Set(sample.dispatchPlans.map(({ dealerNo }) => dealerNo))).toEqual(new Set(withVehicle));
});

test('loads through the doors of the systems, twice the same, with a ledger that agrees with the stock', async () => {
  await loadSample(clients, sample);
  await loadSample(clients, sample);
  const inventory = sample.masterData.balances.find(({ account }) => account === 'afterSalesInventory')?.amount;
  const value = sample.masterData.stock.reduce((total, { unitCost, opening }) => total + Number(unitCost) * (opening['AS'] ?? 0), 0);
  expect(Number(inventory)).toBeCloseTo(value, 2);
  const { debit, credit } = await clients.finance.trialBalance({});
  expect(debit).toBe(credit);
  const { freeQuantity } = await clients.warehouse.checkFreeStock({ params: { partNo: 'CTL-M1' } });
  expect(freeQuantity).toBe(3);
});
