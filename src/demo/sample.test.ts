import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { VirtualClock } from '../clock';
import { loadMasterData } from '../installation/master-data';
import { startSystemsHost, type SystemsHost } from '../installation/systems-host';
import { createLogger } from '../log';
import { loadDirectory } from '../people/directory-file';
import { createSystemClients, type SystemClients } from '../systems/clients';
import { readSample, type Sample } from './sample';
import { roundsOf } from './timetable';
import { unusualAnswers } from './unusual-answers';

let sample: Sample;
let database: TestDatabase;
let systems: SystemsHost;
let clients: SystemClients;
beforeAll(async () => {
  sample = await readSample();
  database = await createTestDatabase();
  systems = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(sample.opensAt),
    logger: createLogger('silent'),
    apiKeys: { operator: 'test-key' },
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
  const everyEnd = ['cancelled', 'duplicate', 'notSupplied', 'rejected', 'shippedInFull', 'shippedInPart', 'waitsForPlan', 'waitsForSupply'];
  expect([...endings].toSorted()).toEqual(everyEnd);
  expect(new Set(sample.orders.map(({ body }) => body['shippingMethod']))).toEqual(new Set(['withVehicle', 'courier', 'freight']));
  expect(new Set(sample.orders.flatMap(({ body }) => body['source'] ?? []))).toEqual(new Set(['warrantyExchange', 'freeReplacement']));
});

test('events, dispatch plans and unusual decisions belong to orders of the day', () => {
  const known = new Set(sample.orders.map(({ dealerNo, dealerOrderNo }) => `${dealerNo} ${dealerOrderNo}`));
  expect(sample.events.filter(({ dealerNo, dealerOrderNo }) => !known.has(`${dealerNo} ${dealerOrderNo}`))).toEqual([]);
  const dealers = new Set(sample.orders.map(({ dealerNo }) => dealerNo));
  expect(sample.dispatchPlans.filter(({ dealerNo }) => !dealers.has(dealerNo))).toEqual([]);
  const orders = new Set(sample.orders.map(({ dealerOrderNo }) => dealerOrderNo));
  expect(unusualAnswers.filter(({ dealerOrderNo }) => !orders.has(dealerOrderNo))).toEqual([]);
});

test('incidents are about parts that nobody orders that day, and answered after they are reported', () => {
  const ordered = new Set(sample.orders.flatMap(({ body }) => JSON.stringify(body)));
  const reported = sample.incidents.flatMap(({ lines }) => lines.map(({ partNo }) => partNo));
  expect(reported.length).toBeGreaterThan(0);
  expect(reported.filter((partNo) => [...ordered].some((body) => body.includes(`"${partNo}"`)))).toEqual([]);
  expect(sample.incidents.filter(({ at, answeredAt }) => answeredAt <= at)).toEqual([]);
});

test('vehicles come back from the dealer that they were sold to, after the return was asked for', () => {
  const sold = (sample.masterData.vehicles ?? []).map(({ frameNo, dealerNo }) => `${frameNo} ${dealerNo}`);
  expect(sample.returns.length).toBeGreaterThan(0);
  expect(sample.returns.filter(({ frameNo, dealerNo }) => !sold.includes(`${frameNo} ${dealerNo}`))).toEqual([]);
  expect(sample.returns.filter(({ at, broughtAt }) => broughtAt <= at)).toEqual([]);
});

test('a parcel has parts of every ruling, from a dealer whose vehicle takes some back; what is scrapped is a scrap candidate of a parcel', () => {
  const parts = sample.parcels.flatMap((parcel) => parcel.parts.map((part) => ({ ...part, ...parcel })));
  const dealerEnds = new Set(parts.map(({ expectedDealerEnd }) => expectedDealerEnd));
  expect(dealerEnds).toEqual(new Set(['exchanged', 'repairedAndReturned', 'returnedOutOfScope', 'noRemedy']));
  expect(sample.parcels.filter(({ at, answeredAt }) => answeredAt <= at)).toEqual([]);
  const planned = sample.dispatchPlans.map(({ dealerNo }) => dealerNo);
  expect(sample.parcels.filter(({ dealerNo }) => !planned.includes(dealerNo))).toEqual([]);
  const candidates = parts.filter(({ expectedSupplierEnd }) => expectedSupplierEnd === 'scrapCandidate').map(({ dealerListNo, partNo }) => `${dealerListNo} ${partNo}`);
  expect(sample.scrapLists.map(({ dealerListNo, partNo }) => `${dealerListNo} ${partNo}`)).toEqual(candidates);
  expect(sample.scrapLists.map(({ expectedAmount }) => Number(expectedAmount) > 30_000)).toEqual([true, false]);
});

test('is played in the order of its times, in few rounds: what begins, what follows on it, plans, vehicles', () => {
  const rounds = roundsOf(sample);
  const times = rounds.flat().map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times).toHaveLength(sample.orders.length + sample.events.length + 2 * sample.dispatchPlans.length + 2 * sample.incidents.length + 2 * sample.returns.length + 2 * sample.parcels.length + 1);
  expect(rounds.map((round) => [...new Set(round.map(({ kind }) => kind))])).toEqual([
    ['order', 'parcel', 'return', 'incident'],
    ['event', 'rulingsAnswered', 'acceptance', 'brought'],
    ['order'],
    ['plan'],
    ['event'],
    ['vehicle'],
    ['plan'],
    ['vehicle'],
    ['later'],
  ]);
});

test('loads through the doors of the systems, twice the same, with a ledger that agrees with the stock', async () => {
  await loadMasterData(clients, sample.masterData, 'sample');
  await loadMasterData(clients, sample.masterData, 'sample');
  const inventory = sample.masterData.balances.find(({ account }) => account === 'afterSalesInventory')?.amount;
  const value = sample.masterData.stock.reduce((total, { unitCost, opening }) => total + Number(unitCost) * (opening['AS'] ?? 0), 0);
  expect(Number(inventory)).toBeCloseTo(value, 2);
  const { debit, credit } = await clients.finance.trialBalance({});
  expect(debit).toBe(credit);
  const { freeQuantity } = await clients.warehouse.checkFreeStock({ params: { partNo: 'CTL-M1' } });
  expect(freeQuantity).toBe(3);
});
