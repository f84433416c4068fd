import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/database/audit/verify';
import { verifiedSheets } from '../../src/systems/documents/signatures/verify-sheets';
import { expectBalancedBooks } from '../support/books';
import { testSettings } from '../support/settings';
import { startTestEngine, type TestEngine, type TestWorld } from '../support/world';
import { allStrikes } from './storm/strikes';
import { runStorm, type Aftermath } from './storm/storm';

/**
 * A storm of faults over real processes, drawn from FAULTS_SEED: whatever breaks, each order is shipped once and the
 * books are as if nothing had happened. `npm run faults` draws 1,000.
 */
const { FAULTS_SEED: seed, FAULTS: faults } = testSettings();
const long = faults > 60;

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

test(`a storm of ${faults} faults, FAULTS_SEED=${seed}`, async () => {
  const size = { seed, faults, ...(long ? { density: 1, inFlight: 8, outageOrders: 80 } : { density: 2.5, inFlight: 5, outageOrders: 2 }) };
  const after = await runStorm(engine, size, expectNothingLost);
  process.stdout.write(`${reportOf(after)}\n`);
  expect(after.lost).toEqual([]);
  expect(after.left).toEqual([]);
  expect(after.tables).toEqual([]);
  expect(after.differs).toEqual([]);
  if (faults >= allStrikes.length) expect(allStrikes.filter((strike) => !after.strikes.has(strike))).toEqual([]);
  // What an operator is to do stands in each incident.
  for (const incident of after.incidents) expect(incident).toMatch(/give the job a retry, resolve this incident/);
}, 600_000 + faults * 3_000);

async function expectNothingLost(world: TestWorld): Promise<void> {
  await expectBalancedBooks(world.clients);
  const { reservations } = await world.clients.warehouse.listReservations({ query: {} });
  expect(reservations).toEqual([]);
  for (const { db, name } of world.installation.systems.systems) expect({ name, ...(await verifyAudit(db)) }).toMatchObject({ name, intact: true, faults: [] });
  for await (const sheet of verifiedSheets(world.clients.documents)) expect(sheet).toMatchObject({ intact: true });
}

function reportOf({ strikes, orders, incidents, workersKilled, moves, undisturbedIn, stormedFor, drainedIn, outage }: Aftermath): string {
  return [
    `A storm of ${faults} faults, seed ${seed}: ${orders} orders, each shipped once`,
    ...allStrikes.map((strike) => `  ${strike}: ${strikes.get(strike) ?? 0}`),
    `  workers killed: ${workersKilled}; clock moved on when all waited: ${moves}`,
    `  incidents, mended as they say: ${incidents.length}`,
    `  an undisturbed order alone: ${undisturbedIn.toFixed(1)} s; the storm: ${stormedFor.toFixed(1)} s, ${(stormedFor / faults).toFixed(2)} s a fault`,
    `  from the last fault to the last order shipped: ${drainedIn.toFixed(1)} s`,
    `  ${outage.orders} orders in ${outage.minutes} minutes without workers: shipped ${outage.drainedIn.toFixed(1)} s after these came back`,
  ].join('\n');
}
