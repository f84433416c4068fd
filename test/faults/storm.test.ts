import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { masterDataFor, plansFor } from '../../src/bench/order-kinds';
import { verifyAudit } from '../../src/database/audit/verify';
import { verifiedSheets } from '../../src/systems/documents/signatures/verify-sheets';
import { expectBalancedBooks } from '../support/books';
import { testSettings } from '../support/settings';
import { startTestEngine, type TestEngine, type TestWorld } from '../support/world';
import { allKinds, straightOrder } from './storm/kinds';
import { stormMarket } from './storm/market';
import { allStrikes } from './storm/strikes';
import { runStorm, type Aftermath } from './storm/storm';

/**
 * A storm of faults over real processes, drawn from FAULTS_SEED: whatever breaks, each case ends as its kind does, each
 * effect of it is there once, and the books are as if nothing had happened. `npm run faults` draws 1,000, over all kinds
 * of cases; the short form plays straight orders alone.
 */
const { FAULTS_SEED: seed, FAULTS: faults } = testSettings();
const long = faults > 60;

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.stop());

test(`a storm of ${faults} faults, FAULTS_SEED=${seed}`, async () => {
  const size = long
    ? { density: 1, kinds: allKinds, masterData: stormMarket(), inFlight: 8, outageCases: 40 }
    : { density: 2.5, kinds: [straightOrder], masterData: masterDataFor(plansFor(100)), inFlight: 5, outageCases: 2 };
  const after = await runStorm(engine, { seed, faults, ...size }, expectNothingLost);
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

function reportOf({ strikes, cases, incidents, workersKilled, moves, stormedFor, drainedIn, outage }: Aftermath): string {
  return [
    `A storm of ${faults} faults, seed ${seed}: ${cases.reduce((sum, { count }) => sum + count, 0)} cases, each ended once`,
    ...cases.map(({ kind, count, undisturbedIn }) => `  ${kind.name}: ${count}; undisturbed and alone ${undisturbedIn.toFixed(1)} s`),
    ...allStrikes.map((strike) => `  ${strike}: ${strikes.get(strike) ?? 0}`),
    `  workers killed: ${workersKilled}; clock moved on when all waited: ${moves}`,
    `  incidents, mended as they say: ${incidents.length}`,
    `  the storm: ${stormedFor.toFixed(1)} s, ${(stormedFor / faults).toFixed(2)} s a fault`,
    `  from the last fault to the end of the last case: ${drainedIn.toFixed(1)} s`,
    `  ${outage.cases} cases in ${outage.minutes} minutes without workers: ended ${outage.drainedIn.toFixed(1)} s after these came back`,
  ].join('\n');
}
