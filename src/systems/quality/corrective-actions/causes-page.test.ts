import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../../test/support/start-system';
import { requirePerson } from '../../../http/sign-in';
import type { qualityContract } from '../contract';
import { quality } from '../index';

let system: StartedSystem<typeof qualityContract>;
beforeAll(async () => {
  const people = { 'bai.ling': 'person', workers: 'service' } as const;
  const checkPassword = (username: string, password: string) =>
    Promise.resolve(password === 'demo' && (username === 'bai.ling' || username === 'workers') ? { username, kind: people[username] } : null);
  system = await startSystem(quality({ locale: 'zh-CN', person: requirePerson(checkPassword) }));
});
afterAll(() => system.close());

let serial = 0;
const key = () => ({ idempotencyKey: `key-${(serial += 1)}` });
const look = async (path: string, credentials?: string) => {
  const authorization = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`;
  const answer = await fetch(`${system.url}${path}`, { headers: credentials === undefined ? {} : { authorization } });
  return { status: answer.status, asks: answer.headers.get('www-authenticate'), policy: answer.headers.get('content-security-policy'), text: await answer.text() };
};

/** A case whose specialist found that a part was left out. */
async function found(caseNo: string) {
  const { client } = system;
  const lines = [{ partNo: 'BRK-01', partName: '制动手柄', quantity: 1, finding: 'missing' as const }];
  await client.openQualityFeedbackForm({ body: { caseNo, dealerNo: 'D-101', reportKind: 'damageShortageList', lines, openedBy: 'li.min' }, ...key() });
  await client.recordFormCheck({ body: { caseNo, papersComplete: true, checkedBy: 'su.yun' }, ...key() });
  await client.handOverForm({ body: { caseNo, handedOverBy: 'su.yun' }, ...key() });
  await client.signHandover({ body: { caseNo, signedBy: 'bai.ling' }, ...key() });
  const words = { causeAnalysis: '漏装', handlingOpinion: '补发', measures: ['carrierClaim' as const] };
  await client.recordOpinion({ body: { caseNo, opinionKind: 'first', cause: 'leftOut', causeClass: 'humanFactor', ...words, givenBy: 'bai.ling' }, ...key() });
}

test('people of the directory see the causes of a month, with what is done about them; texts stay texts (A-05)', async () => {
  await found('DI-202609-001');
  await found('DI-202609-002');
  const { correctiveActionNo } = await system.client.checkRecurrence({ body: { partNo: 'BRK-01', cause: 'leftOut', causeClass: 'humanFactor', threshold: 1, periodDays: 90 }, ...key() });
  const action = { rootCause: '无清单', action: '装箱清单', responsible: '<b>售后部</b>', recordedBy: 'cao.yi' };
  await system.client.recordCorrectiveAction({ body: { correctiveActionNo: correctiveActionNo ?? '', ...action }, ...key() });
  const page = await look('/causes/page', 'bai.ling:demo');
  expect(page).toMatchObject({ status: 200, policy: expect.stringContaining("default-src 'none'") });
  expect(page.text).toContain('<h1>事故原因月报 2026-09</h1>');
  expect(page.text).toContain(
    `<tr><td>BRK-01</td><td>漏装漏发</td><td>人为因素</td><td>2</td><td>DI-202609-001、DI-202609-002</td><td>${correctiveActionNo}（已定）</td><td>&lt;b&gt;售后部&lt;/b&gt;</td></tr>`,
  );
  expect((await look('/causes/page?month=2026-08', 'bai.ling:demo')).text).toContain('这个月没有登记原因。');
});

test.each([
  ['nobody', undefined, '', 401],
  ['a wrong password', 'bai.ling:guess', '', 401],
  ['a stranger', 'mallory:demo', '', 401],
  ['a service', 'workers:demo', '', 401],
  ['a month that there is not', 'bai.ling:demo', '?month=2026-13', 400],
  ['markup for a month', 'bai.ling:demo', '?month=<script>', 400],
])('%s sees nothing', async (_who, credentials, query, status) => {
  const answer = await look(`/causes/page${query}`, credentials);
  expect(answer).toMatchObject({ status, asks: status === 401 ? expect.stringContaining('Basic') : null });
  expect(answer.text).not.toContain('BRK-01');
});
