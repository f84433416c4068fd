import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { documentsContract } from './contract';
import { documents } from './index';
import { verifySheets } from './signatures/verify-sheets';
import { key, signedForm } from './test-support';

let system: StartedSystem<typeof documentsContract>;
let admin: pg.Client;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'http://127.0.0.1/documents' }));
  admin = new pg.Client({ connectionString: system.adminUrl });
  await admin.connect();
  await admin.query('set search_path to documents');
});
afterAll(async () => {
  await admin.end();
  await system.close();
});

const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

let cases = 0;
const newCase = () => `VR-202609-${String((cases += 1)).padStart(3, '0')}`;

/** A signed form as its diagram sends it, of a diagram's third version. */
const signed = (caseNo: string, changes: object = {}) => ({ ...signedForm(caseNo, changes), processId: 'dealer-vehicle-return', processVersion: 3 });
const record = (body: ReturnType<typeof signed>, idempotencyKey = key()) => system.client.recordSignature({ body, idempotencyKey });
const verify = (sheetNo: string) => system.client.verifySignatureSheet({ params: { sheetNo } });

/** A sheet of a new case with three signatures; its number. */
async function sheetOfThree(): Promise<string> {
  const caseNo = newCase();
  await record(signed(caseNo));
  await record(signed(caseNo, { signingPoint: 'signReturnManufacturing', signedBy: 'gu' }));
  return (await record(signed(caseNo, { signingPoint: 'signVehicleScrap', signedBy: 'gu' }))).sheetNo;
}

/** A change behind the system's back, past the triggers. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  await admin.query('set session_replication_role = replica');
  await admin.query(statement, values);
  await admin.query('set session_replication_role = origin');
}

describe('a sheet', () => {
  test('is opened by its first signature; each one stands in its place with what was signed, chained to the one before', async () => {
    const caseNo = newCase();
    const idempotencyKey = key();
    const first = await record(signed(caseNo), idempotencyKey);
    expect(first).toEqual({ sheetNo: expect.stringMatching(/^SS-202609-\d{3}$/), signatureNo: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await expect(record(signed(caseNo), idempotencyKey)).resolves.toEqual(first);
    const second = await record(signed(caseNo, { signingPoint: 'signReturnManufacturing', actedAs: 'deputy', standsInFor: 'gong', standsInForName: '龚' }));
    expect(second).toMatchObject({ sheetNo: first.sheetNo, signatureNo: 2 });
    const { signatures, ...sheet } = await system.client.getSignatureSheet({ params: { sheetNo: first.sheetNo } });
    expect(sheet).toMatchObject({ kind: 'returnApproval', caseNo, revision: 1, openedAt: expect.stringMatching(/^2026-09-07T01:/) });
    const { signature: who, ...said } = signed(caseNo);
    expect(signatures[0]).toEqual({ ...who, ...said, signatureNo: 1, hash: first.hash, previousHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(signatures[1]).toMatchObject({ previousHash: first.hash, hash: second.hash, standsInFor: 'gong' });
    await expect(verify(first.sheetNo)).resolves.toEqual({ sheetNo: first.sheetNo, intact: true, signatures: 2, lastHash: second.hash, faults: [] });
  });

  test('of another revision or another kind is another sheet; a case tells of all its sheets', async () => {
    const caseNo = newCase();
    await record(signed(caseNo));
    await record(signed(caseNo, { revision: 2 }));
    await record(signed(caseNo, { sheet: 'custodyTransferRecord' }));
    const { sheets } = await system.client.listSignatureSheets({ query: { caseNo } });
    expect(sheets).toEqual([1, 2, 1].map((revision, index) => expect.objectContaining({ caseNo, revision, kind: index < 2 ? 'returnApproval' : 'custodyTransferRecord', signatures: 1 })));
    await expect(system.client.listSignatureSheets({ query: { caseNo, kind: 'returnApproval' } })).resolves.toMatchObject({ sheets: [{}, {}] });
  });

  test('takes two signatures at the same moment, one after the other', async () => {
    const caseNo = newCase();
    const both = await Promise.all(['ruleQualityProblem', 'signReturnManufacturing'].map((signingPoint) => record(signed(caseNo, { signingPoint }))));
    expect(both.map(({ signatureNo }) => signatureNo).sort()).toEqual([1, 2]);
    expect(new Set(both.map(({ sheetNo }) => sheetNo)).size).toBe(1);
    await expect(verify(both[0]?.sheetNo ?? '')).resolves.toMatchObject({ intact: true });
  });

  test('has no signature twice', async () => {
    const caseNo = newCase();
    await record(signed(caseNo));
    await expect(record({ ...signed(caseNo), remark: '又一次' })).rejects.toMatchObject(refusal(409, 'signatureRecorded'));
    await expect(record(signed(caseNo, { signedAt: '2026-09-07T02:00:00.000Z' }))).resolves.toMatchObject({ signatureNo: 2 });
  });

  test('that nobody knows is not found', async () => {
    await expect(verify('SS-0')).rejects.toMatchObject(refusal(404, 'notFound'));
    await expect(system.client.getSignatureSheet({ params: { sheetNo: 'SS-0' } })).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('what is signed', () => {
  test.each(['update signature set hash = hash', 'delete from signature', 'truncate signature', 'update signature_sheet set revision = 2', 'delete from signature_sheet'])(
    'is refused by the database: %s',
    async (statement) => {
      await sheetOfThree();
      await expect(admin.query(statement)).rejects.toThrow('append-only');
    },
  );

  test('is altered by no byte of a signature without being found', async () => {
    const sheetNo = await sheetOfThree();
    const { rows } = await admin.query<{ signed: string }>('select signed from signature where sheet_no = $1 and signature_no = 2', [sheetNo]);
    const text = rows[0]?.signed ?? '';
    for (const at of [0, 20, Math.floor(text.length / 2), text.length - 1]) {
      const other = text[at] === 'x' ? 'y' : 'x';
      await tamper('update signature set signed = $2 where sheet_no = $1 and signature_no = 2', sheetNo, text.slice(0, at) + other + text.slice(at + 1));
      const { intact, faults } = await verify(sheetNo);
      expect(intact).toBe(false);
      expect(faults).toContainEqual({ signatureNo: 2, detail: 'does not read as it was signed' });
    }
    await tamper('update signature set signed = $2 where sheet_no = $1 and signature_no = 2', sheetNo, text);
    await expect(verify(sheetNo)).resolves.toMatchObject({ intact: true });
  });

  test('is put in the place of another one, or given a new hash, without being overlooked', async () => {
    const sheetNo = await sheetOfThree();
    await tamper("update signature set signed = replace(signed, '祁华', '别人') where sheet_no = $1 and signature_no = 1", sheetNo);
    await tamper("update signature set hash = encode(sha256(convert_to(signed, 'UTF8')), 'hex') where sheet_no = $1 and signature_no = 1", sheetNo);
    await expect(verify(sheetNo)).resolves.toMatchObject({ intact: false, faults: [{ signatureNo: 2, detail: 'does not follow the signature before it' }] });
  });

  test('is taken away, or put under another heading, without being overlooked', async () => {
    const gap = await sheetOfThree();
    await tamper('delete from signature where sheet_no = $1 and signature_no = 2', gap);
    await expect(verify(gap)).resolves.toMatchObject({ intact: false, faults: expect.arrayContaining([{ signatureNo: 3, detail: 'stands in place 2: one before it is missing' }]) });
    const moved = await sheetOfThree();
    await tamper("update signature_sheet set case_no = 'VR-1' where sheet_no = $1", moved);
    await expect(verify(moved)).resolves.toMatchObject({ intact: false, faults: [{ signatureNo: 0, detail: expect.stringContaining('heading') }] });
    await tamper("update signature set signed = '{}' where sheet_no = $1", moved);
    await expect(system.client.getSignatureSheet({ params: { sheetNo: moved } })).rejects.toMatchObject(refusal(409, 'sheetAltered'));
  });
});

describe('all sheets together', () => {
  test('are verified one by one, and what was altered is told by its number', async () => {
    const told: string[] = [];
    await sheetOfThree();
    const sheetNo = await sheetOfThree();
    await tamper("update signature set signed = replace(signed, '祁华', '别人') where sheet_no = $1 and signature_no = 2", sheetNo);
    expect(await verifySheets(system.client, (line) => told.push(line))).toBe(false);
    expect(told).toContainEqual(expect.stringContaining(sheetNo));
    expect(told).toContain('  signature 2: does not read as it was signed');
    expect(told.at(-1)).toMatch(/of the sheets do not read as they were signed\.$/);
    const only = { ...system.client, listSignatureSheets: () => system.client.listSignatureSheets({ query: { caseNo: 'none' } }) };
    expect(await verifySheets(only, (line) => told.push(line))).toBe(true);
  });
});

describe('bad input', () => {
  test.each([
    [{ opinion: 'maybe' }, 'opinion'],
    [{ signature: { ...signed('VR-1').signature, sheet: 'napkin' } }, 'signature.sheet'],
    [{ signature: { ...signed('VR-1').signature, signedAt: 'yesterday' } }, 'signature.signedAt'],
    [{ content: { text: 'a\u0000' } }, 'content'],
    [{ content: 'all of it' }, 'content'],
    [{ remark: 'x'.repeat(501) }, 'remark'],
    [{ more: 1 }, 'body'],
  ])('%j is refused, naming %s', async (changes, field) => {
    const answer = await system.post('/signatures', { ...signed('VR-1'), ...changes }, key());
    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ field })] } });
  });
});
