import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
const long = faults > 20;

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

test(`a storm of ${faults} faults, FAULTS_SEED=${seed}`, async () => {
  const size = { seed, faults, inFlight: long ? 8 : 2, outageOrders: long ? Math.min(80, Math.ceil(faults / 2)) : 2 };
  const after = await runStorm(engine, size, expectNothingLost);
  if (long) process.stdout.write(`${reportOf(after)}\n`);
  expect(after.lost).toEqual([]);
  expect(after.tables).toEqual([]);
  expect(after.differs).toEqual([]);
  // What an operator is to do stands in each incident.
  for (const incident of after.incidents) expect(incident).toMatch(/give the job a retry, resolve this incident/);
}, 240_000 + faults * 8_000);

async function expectNothingLost(world: TestWorld): Promise<void> {
  await expectBalancedBooks(world.clients);
  const { reservations } = await world.clients.warehouse.listReservations({ query: {} });
  expect(reservations).toEqual([]);
}

function reportOf({ strikes, orders, incidents, workersKilled, drainedIn, outage }: Aftermath): string {
  return [
    `A storm of ${faults} faults, seed ${seed}: ${orders} orders, each shipped once`,
    ...allStrikes.map((strike) => `  ${strike}: ${strikes.get(strike) ?? 0}`),
    `  workers killed: ${workersKilled}`,
    `  incidents, mended as they say: ${incidents.length}`,
    `  from the last fault to the last order shipped: ${drainedIn.toFixed(1)} s`,
    `  ${outage.orders} orders in ${outage.minutes} minutes without workers: shipped ${outage.drainedIn.toFixed(1)} s after these came back`,
  ].join('\n');
}
