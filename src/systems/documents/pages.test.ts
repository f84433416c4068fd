import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { Locale } from '../../config';
import type { documentsContract } from './contract';
import { samples } from './evidence/test-support';
import { requirePerson } from '../../http/sign-in';
import { documents } from './index';
import { key, requests, signedForm } from './test-support';

const password = 'right';
const checkPassword = (username: string, given: string) =>
  Promise.resolve(given !== password ? null : { username, kind: username === 'workers' ? ('service' as const) : ('person' as const) });
const systemIn = (locale: Locale, signIn = true) =>
  startSystem(documents({ locale, publicUrl: () => 'http://127.0.0.1', ...(signIn ? { person: requirePerson(checkPassword) } : {}) }));

type System = StartedSystem<typeof documentsContract>;
const caseNo = 'VR-202609-001';

/** A case with a photo, a paper with a hostile name, and a sheet of two signatures. */
async function fill({ client }: System): Promise<string[]> {
  await client.recordCase({ body: { caseNo, evidenceNos: [] }, idempotencyKey: key() });
  const upload = async (content: Buffer, name: string, remark?: string) =>
    (await client.uploadEvidence({ body: { caseNo, remark }, file: { name, content: new Uint8Array(content) }, idempotencyKey: key() })).evidenceNo;
  const numbers = [await upload(samples.png, '前叉.png', '左侧 <b>裂</b>'), await upload(samples.pdf, '"><script>alert(1)</script>.pdf')];
  const form = signedForm(caseNo);
  const body = { ...form, processId: 'dealer-vehicle-return--approval', processVersion: 2 };
  const content = { dealerName: '东方 & 电动', qualityProblem: true, proposedPrice: 1900, measures: ['sendParts', 'carrierClaim'], partsToSend: [{ partNo: 'CTL-02', quantity: 1, supplierNo: 'SUP-A', amount: 110.5 }], decisionReason: null };
  await client.recordSignature({ body: { ...body, content }, idempotencyKey: key() });
  const deputy = { signingPoint: 'signReturnManufacturing', signingPointName: '制造中心签批退车', departmentName: '制造中心', postName: '制造中心总经理', signerName: '白', actedAs: 'deputy' as const, standsInFor: 'gong', standsInForName: '龚' };
  await client.recordSignature({ body: { ...body, signature: { ...form.signature, ...deputy }, opinion: 'agreed', remark: undefined }, idempotencyKey: key() });
  return numbers;
}

const ask = (system: System, path: string, user = 'li.min', given = password) =>
  fetch(`${system.url}${path}`, { headers: { authorization: `Basic ${Buffer.from(`${user}:${given}`).toString('base64')}` } });
const page = async (system: System, path: string) => (await ask(system, path)).text();
const evidencePath = `/cases/${caseNo}/evidence`;
const sheetPath = `/cases/${caseNo}/signature-sheets/returnApproval`;

let system: System;
let numbers: string[];
beforeAll(async () => {
  system = await systemIn('zh-CN');
  numbers = await fill(system);
});
afterAll(() => system.close());

describe('pages', () => {
  test.each([evidencePath, sheetPath, `${evidencePath}/EV-202609-001`])('%s is for people who sign in with their own name', async (path) => {
    expect((await fetch(`${system.url}${path}`)).headers.get('www-authenticate')).toContain('Basic');
    for (const [user, given] of [['li.min', 'wrong'], ['workers', password], ['', '']]) expect((await ask(system, path, user, given)).status).toBe(401);
    expect((await ask(system, path)).status).toBe(200);
  });

  test('tells what could not be delivered, and why', async () => {
    expect(await page(system, '/notices/undelivered/page')).toContain('所有通知都已送达');
    const { noticeNo } = await system.client.sendNotice({ body: requests.closingNote, idempotencyKey: key() });
    const error = 'no box <b>D-101</b>';
    await system.client.recordDelivery({ params: { noticeNo }, body: { delivered: false, error }, idempotencyKey: key() });
    const shown = await page(system, '/notices/undelivered/page');
    for (const part of [noticeNo, '原因', 'no box &lt;b&gt;D-101', '已结案']) expect(shown).toContain(part);
  });

  test('where nobody can sign in nobody sees anything', async () => {
    const closed = await systemIn('zh-CN', false);
    expect(await (await ask(closed, evidencePath)).json()).toMatchObject({ status: 403, code: 'noSignIn' });
    await closed.close();
  });

  test('evidence shows photos and links, whatever a name or remark holds', async () => {
    const shown = await page(system, evidencePath);
    expect(shown).toContain(`<img src="evidence/${numbers[0]}" alt="前叉.png" loading="lazy">`);
    expect(shown).toContain('左侧 &lt;b&gt;裂&lt;/b&gt;');
    expect(shown).toContain('打开PDF文件');
    expect(shown).toContain('公司上传于2026年9月7日');
    expect(shown).not.toContain('tests');
    expect(shown).not.toContain('<script');
    expect(shown).toContain('href="signature-sheets/returnApproval">退车审批单');
    const answer = await ask(system, evidencePath);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page(system, '/cases/VR-0/evidence')).toContain('还没有收到照片或附件');
  });

  test('a piece is sent as what it is, and only in its own case', async () => {
    const photo = await ask(system, `${evidencePath}/${numbers[0]}`);
    expect([photo.headers.get('content-type'), photo.headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff']);
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(samples.png);
    const paper = await ask(system, `${evidencePath}/${numbers[1]}`);
    expect(paper.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''script%3E.pdf");
    expect((await ask(system, `/cases/VR-202609-002/evidence/${numbers[0]}`)).status).toBe(404);
    expect((await ask(system, `${evidencePath}/EV-0`)).status).toBe(404);
    expect((await ask(system, `/cases/${caseNo}/signature-sheets/napkin`)).status).toBe(404);
  });

  test('a sheet shows who signed what, in words', async () => {
    const shown = await page(system, sheetPath);
    for (const words of ['退车审批单', '1. 判定是否质量问题', '东方 &amp; 电动', '<dt>属质量问题</dt><dd>是</dd>', '补发配件，向承运人索赔', '配件号：CTL-02，数量：1', '供应商号：SUP-A', '金额（元）：110.50', '<dd>1900.00</dd>', '质量管理部 祁华', '制造中心 制造中心总经理 白（代理龚）', '2026年9月7日 09:30', '<dt>流程版本</dt><dd>逐级审批，第2版</dd>', '共2个签名，均与签署时一致']) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toMatch(/理由|dealer-vehicle-return/);
  });

  test('a sheet that was altered says so', async () => {
    const admin = new pg.Client({ connectionString: system.adminUrl });
    await admin.connect();
    await admin.query('set search_path to documents; set session_replication_role = replica');
    await admin.query("update signature set signed = replace(signed, '祁华', '别人') where signature_no = 1");
    await admin.end();
    const shown = await page(system, sheetPath);
    expect(shown).toContain('此单与签署时不符');
    expect(shown).toContain('此处签名与签署时不符');
    expect(shown).not.toContain('均与签署时一致');
  });
});

test('pages are in English where staff read English', async () => {
  const english = await systemIn('en');
  await fill(english);
  expect(await page(english, evidencePath)).toMatch(/Photos and papers of VR-202609-001[\s\S]*Uploaded by the company, /);
  const shown = await page(english, sheetPath);
  for (const words of ['Vehicle-return approval', '<dt>Quality problem</dt><dd>Yes</dd>', 'Send parts, Claim on the carrier', '(deputy of 龚)', 'Step-by-step approval, version 2', '2 signatures, all as they were signed.']) expect(shown).toContain(words);
  await english.close();
});
