import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { acceptedFindings, findingsOf } from './package-findings';

const advisory = (id: string, name: string) => ({ source: 1, name, dependency: name, title: `${name} reads too much`, url: `https://github.com/advisories/${id}`, severity: 'high', range: '<2.0.0' });
const [one, other] = ['GHSA-cccc-2222-cccc', 'GHSA-ffff-3333-ffff'];
/** As npm prints it: what depends on a package with a finding names that package only. */
const printed = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    qs: { name: 'qs', severity: 'high', via: [advisory(one, 'qs')], effects: ['express'] },
    express: { name: 'express', severity: 'high', via: ['qs'], effects: [] },
    xlsx: { name: 'xlsx', severity: 'high', via: [advisory(other, 'xlsx')], effects: [] },
  },
});
const accept = (id: string, until: string) => ({ advisory: id, reason: 'only files of our own staff are read by it', until });

test('a finding stays open until it is accepted, and is open again after the day', () => {
  expect(findingsOf(printed, [accept(other, '2026-12-31')], '2026-12-31')).toEqual({
    asked: true,
    open: [`${one}  qs <2.0.0  high: qs reads too much`],
    accepted: [`${other}  xlsx <2.0.0  high: xlsx reads too much; accepted until 2026-12-31: only files of our own staff are read by it`],
    unused: [],
  });
  expect(findingsOf(printed, [accept(other, '2026-12-31')], '2027-01-01')).toMatchObject({ open: [expect.stringContaining('qs'), expect.stringContaining('xlsx')], accepted: [] });
});

test('an acceptance that nothing needs is told', () => {
  expect(findingsOf('{"vulnerabilities":{}}', [accept(one, '2026-12-31')], '2026-11-26')).toEqual({ asked: true, open: [], accepted: [], unused: [one] });
});

test.each([
  ['{"message":"405 Method Not Allowed - POST https://registry.example/-/npm","method":"POST","uri":"https://registry.example"}', '405 Method Not Allowed'],
  ['{"error":{"code":"ENOLOCK","summary":"no lock file"}}', 'no lock file'],
  ['', 'no answer'],
  ['<html>', '<html>'],
])('what is no answer is never taken for "no findings": %j', (given, why) => {
  expect(findingsOf(given, [], '2026-11-26')).toEqual({ asked: false, why });
});

test('the list of accepted findings can be read', () => {
  const file = join(import.meta.dirname, '..', '..', 'operations', 'accepted-findings.json');
  expect(() => acceptedFindings.parse(JSON.parse(readFileSync(file, 'utf8')))).not.toThrow();
  expect(acceptedFindings.safeParse([{ advisory: one, reason: 'later', until: '2026-12-31' }]).success).toBe(false);
});
