import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Figures } from '../figures';
import { jobTypes } from '../job-settings';
import { twoJobs } from '../two-jobs';
import { comparisonOf } from './comparison';

const figures = (name: string, jobsPerSecond: number, p50: number): Figures => {
  const jobs = { jobs: 100, p50, p95: 2 * p50, p99: 4 * p50 };
  return { name, ...jobs, jobsPerSecond, instancesPerSecond: jobsPerSecond / 2, usage: {}, alone: { ...jobs, p50: p50 / 10 } };
};

test('a peer stands beside our figures, with what part of its own ours are', () => {
  const [head, ...rows] = comparisonOf(figures('ours', 300, 20), [figures('peer', 100, 200)]);
  expect(head).toEqual(['', 'ours', 'peer', 'ours : its', 'aim']);
  expect(rows[0]).toEqual(['jobs/s', '300', '100', '3.00', '≥ 3']);
  expect(rows.slice(1).map(([figure, ...cells]) => [figure, cells.at(2)])).toEqual([
    ...['p50', 'p95', 'p99'].map((at) => [`job ${at} ms, several in flight`, '0.10']),
    ...['p50', 'p95', 'p99'].map((at) => [`job ${at} ms, one at a time`, '0.10']),
  ]);
});

test('what was not measured of a peer is left open', () => {
  const { alone: _alone, ...peer } = figures('peer', 100, 200);
  expect(comparisonOf(figures('ours', 300, 20), [peer]).at(-1)).toEqual(['job p99 ms, one at a time', '80', '–', '–', '≤ 0.2']);
});

test('both engines read the same jobs from the one diagram', () => {
  const xml = readFileSync(twoJobs, 'utf8');
  const found = (attribute: RegExp) => [...xml.matchAll(attribute)].map(([, type]) => type);
  expect(found(/<zeebe:taskDefinition type="([^"]+)"/g)).toEqual(jobTypes);
  expect(found(/camunda:type="external" camunda:topic="([^"]+)"/g)).toEqual(jobTypes);
});
