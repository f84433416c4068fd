import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { listen } from '../../test/support/listen';
import { until } from '../../test/support/until';
import { createLogger } from '../log';
import { SystemMetrics } from '../monitoring/system-metrics';
import { createSystemClients } from '../systems/clients';
import { startIntegrityChecks } from './integrity';

const hour = 3_600_000;
const begin = Date.parse('2026-09-07T08:00:00+08:00');
let now: number;
/** What the audit logs were asked for, and how they read. */
let asked: string[];
let intact: boolean;
let door: Awaited<ReturnType<typeof listen>>;
beforeEach(async () => {
  [now, asked, intact] = [begin, [], true];
  const app = express();
  app.get('/:system/audit/verification', (request, response) => {
    asked.push(request.url);
    response.json({ intact, entries: 7, unsealed: 0, pastTheSystem: 0, removed: 0, lastNo: 7, lastHash: 'h7', faults: intact ? [] : [{ no: 3, detail: 'altered' }] });
  });
  door = await listen(app);
});
afterEach(() => door.close());

/** Checks as a process begins them at its start. */
function check(systems: string[], metrics: SystemMetrics, everyMinutes = 15) {
  const urlOf = (system: string) => `${door.url}/${system}`;
  return startIntegrityChecks({ clients: createSystemClients(urlOf, 'key'), metrics, clock: { now: () => new Date(now) }, logger: createLogger('silent'), systems, urlOf, apiKey: 'key', everyMinutes });
}
const figures = (metrics: SystemMetrics) => metrics.registry.metrics();

test('the audit log of each system is followed, and one that is broken is told', async () => {
  const metrics = new SystemMetrics();
  intact = false;
  const checks = check(['people', 'quality'], metrics);
  await until('both are asked', () => asked.length === 2);
  await checks.stop();
  expect(asked).toEqual(['/people/audit/verification', '/quality/audit/verification']);
  for (const system of ['people', 'quality']) expect(await figures(metrics)).toContain(`aftersales_audit_chain_broken{system="${system}"} 1`);
});

test('from the last entry that was verified on, and once a day from the beginning', async () => {
  const checks = check(['people'], new SystemMetrics(), 0.001);
  await until('it goes on', () => asked.includes('/people/audit/verification?afterNo=7&afterHash=h7'));
  now += 25 * hour;
  const before = asked.length;
  await until('it begins anew', () => asked.slice(before).includes('/people/audit/verification'));
  await checks.stop();
});

test('a check is due from the start on, and one that fails does not put that off', async () => {
  const metrics = new SystemMetrics();
  const dueAt = async (name: string) => new RegExp(`^aftersales_integrity_due_timestamp_seconds\\{check="${name}"\\} (.+)$`, 'm').exec(await figures(metrics))?.[1];
  // Finance does not answer here.
  const checks = check(['finance'], metrics, 60);
  now += hour;
  await until('the audit log is checked', () => asked.length === 1);
  await checks.stop();
  const [atStart, anHourLater] = [begin / 1000 + 135 * 60, begin / 1000 + 195 * 60].map(String);
  expect([await dueAt('ledger'), await dueAt('audit'), await dueAt('signatures')]).toEqual([atStart, anHourLater, undefined]);
  expect(await figures(metrics)).not.toMatch(/checked_timestamp_seconds\{check="ledger"/);
});
