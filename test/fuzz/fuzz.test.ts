import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testSettings } from '../support/settings';
import { attackDoors } from './attack-doors';
import { attackImport } from './attack-import';
import { attackWorkers, workers } from './attack-workers';
import { openCompany, type Company } from './company';
import type { Figures } from './figures';
import { doors } from './request';

/**
 * Generated input at every door, drawn from FUZZ_SEED: what is of the right shape passes or gets a refusal that the
 * contract tells, what is broken gets one that names the field and changes nothing, and nothing makes a system fail.
 * FUZZ_REQUESTS of them; `npm run fuzz` sends 10,000.
 */
const { FUZZ_SEED: seed, FUZZ_REQUESTS: all } = testSettings();
const limitMs = 60_000 + all * 200;

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.stop());

let serial = 0;
/** Each draw has a seed of its own, so that one more draw does not change those after it. */
function drawn<T>(from: fc.Arbitrary<T>): T {
  serial += 1;
  const [value] = fc.sample(from.map((each) => ({ each })), { seed: (seed + Math.imul(serial, 0x9e3779b1)) | 0, numRuns: 1 });
  if (!value) throw new Error('Nothing was drawn');
  return value.each;
}

test(`requests, seed ${seed}`, async () => {
  told('Requests to the systems', await attackDoors(company, Math.round(all * 0.7), drawn), doors.length);
}, limitMs);

test(`job variables, seed ${seed}`, async () => {
  told('Variables of jobs', await attackWorkers(company, Math.round(all * 0.28), drawn), workers.length);
}, limitMs);

test(`files of orders, seed ${seed}`, async () => {
  told('Files of orders', await attackImport(company, Math.max(8, Math.round(all * 0.02)), drawn), 0);
}, limitMs);

function told(title: string, figures: Figures, of: number): void {
  if (all > 1000) process.stdout.write(`${figures.report(`${title}, seed ${seed}`, of)}\n`);
  expect(figures.faults.slice(0, 40)).toEqual([]);
}
