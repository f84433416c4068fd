import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keyOfDealer, startSystem, type StartedSystem } from '../../../test/support/start-system';
import { createClient } from '../../http/client';
import { documentsContract } from './contract';
import { samples } from './evidence/test-support';
import { documents } from './index';
import { key } from './test-support';

const maxUploadBytes = 1024 * 1024;
let system: StartedSystem<typeof documentsContract>;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'https://papers.example/documents', maxUploadBytes }));
});
afterAll(() => system.close());

const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });
const file = (content: Buffer, name = '照片.jpg') => ({ name, content: new Uint8Array(content) });
const upload = (content: Buffer, body: { caseNo?: string; remark?: string } = {}, name?: string, idempotencyKey = key()) =>
  system.client.uploadEvidence({ body, file: file(content, name), idempotencyKey });
const recordCase = (caseNo: string, evidenceNos: string[] = []) => system.client.recordCase({ body: { caseNo, evidenceNos }, idempotencyKey: key() });
const listed = async (caseNo: string) => (await system.client.listEvidence({ query: { caseNo } })).evidence;
const contents = async () => (await system.running.db.selectFrom('serial').selectAll().execute()).length;

describe('evidence', () => {
  test.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
    ['heic', 'image/heic'],
    ['pdf', 'application/pdf'],
  ] as const)('%s is told by its content, whatever its name says', async (kind, mediaType) => {
    const content = samples[kind];
    const checksum = createHash('sha256').update(content).digest('hex');
    expect(await upload(content, {}, 'letter.doc')).toEqual({ evidenceNo: expect.stringMatching(/^EV-202609-\d{3}$/), checksum, mediaType, size: content.length });
  });

  test('is kept once per call, told to the order desk, and waits for the report that names it', async () => {
    const idempotencyKey = key();
    const first = await upload(samples.png, { remark: '前叉' }, '前叉 1.png', idempotencyKey);
    await expect(upload(samples.png, { remark: '前叉' }, '前叉 1.png', idempotencyKey)).resolves.toEqual(first);
    await expect(upload(samples.jpeg, { remark: '前叉' }, '前叉 1.png', idempotencyKey)).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
    const told = await system.running.db.selectFrom('outbox').selectAll().where('dedupKey', '=', first.evidenceNo).execute();
    expect(told).toEqual([expect.objectContaining({ target: 'order-desk/recordEvidence', payload: { body: { evidenceNo: first.evidenceNo, caseNo: null } } })]);
    await expect(system.client.getEvidence({ params: { evidenceNo: first.evidenceNo } })).resolves.toMatchObject({ caseNo: null, fileName: '前叉 1.png', remark: '前叉', uploadedBy: 'tests' });
    await recordCase('DI-202609-001', [first.evidenceNo]);
    await recordCase('DI-202609-001', [first.evidenceNo]);
    expect(await listed('DI-202609-001')).toEqual([expect.objectContaining({ evidenceNo: first.evidenceNo, caseNo: 'DI-202609-001' })]);
  });

  test('of the same content is kept once, under numbers of its own', async () => {
    await recordCase('DI-202609-002');
    const [one, two] = [await upload(samples.heic, { caseNo: 'DI-202609-002' }), await upload(samples.heic, { caseNo: 'DI-202609-002' }, 'again.heic')];
    expect(one.evidenceNo).not.toBe(two.evidenceNo);
    expect(one.checksum).toBe(two.checksum);
    expect((await listed('DI-202609-002')).map(({ fileName }) => fileName)).toEqual(['照片.jpg', 'again.heic']);
  });

  test('of an unknown case, of another case, or that nobody uploaded is refused by name', async () => {
    await expect(upload(samples.png, { caseNo: 'DI-0' })).rejects.toMatchObject({ problem: { status: 422, code: 'unknownCase', errors: [{ field: 'caseNo' }] } });
    const { evidenceNo } = await upload(samples.png);
    await recordCase('DI-202609-003', [evidenceNo]);
    await expect(recordCase('DI-202609-004', [evidenceNo])).rejects.toMatchObject(refusal(409, 'evidenceOfOtherCase'));
    await expect(recordCase('DI-202609-004', ['EV-0'])).rejects.toMatchObject({ problem: { code: 'unknownEvidence', errors: [{ field: 'evidenceNos.0' }] } });
    await expect(system.client.getEvidence({ params: { evidenceNo: 'EV-0' } })).rejects.toMatchObject(refusal(404, 'notFound'));
    expect(await listed('DI-202609-004')).toEqual([]);
  });

  test('with the key of one dealer is for a case of theirs, and told to the order desk as theirs', async () => {
    const { uploadEvidence } = createClient(documentsContract, { baseUrl: system.url, apiKey: keyOfDealer });
    const own = (caseNo?: string) => uploadEvidence({ body: caseNo === undefined ? {} : { caseNo }, file: { name: 'a.png', content: new Uint8Array(samples.png) }, idempotencyKey: key() });
    for (const [caseNo, dealerNo] of [['DI-202609-011', 'D-101'], ['DI-202609-012', 'D-102']] as const) await system.client.recordCase({ body: { caseNo, dealerNo, evidenceNos: [] }, idempotencyKey: key() });
    const { evidenceNo } = await own('DI-202609-011');
    expect(await listed('DI-202609-011')).toMatchObject([{ evidenceNo, uploadedBy: 'dealers/D-101' }]);
    const other = await own('DI-202609-012').catch((error: unknown) => error);
    expect(other).toMatchObject({ problem: { status: 422, code: 'unknownCase', errors: [{ field: 'caseNo' }] } });
    await expect(own('DI-0')).rejects.toMatchObject({ problem: { status: 422, code: 'unknownCase' } });
    const told = await system.running.db.selectFrom('outbox').selectAll().where('dedupKey', '=', (await own()).evidenceNo).execute();
    expect(told).toMatchObject([{ payload: { body: { caseNo: null, dealerNo: 'D-101' } } }]);
  });

  test('is read by its content with a key from inside', async () => {
    const { evidenceNo } = await upload(samples.png);
    const answer = await fetch(`${system.url}/evidence/${evidenceNo}/content`, { headers: { 'x-api-key': system.apiKey } });
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(samples.png);
    expect((await fetch(`${system.url}/evidence/${evidenceNo}/content`)).status).toBe(401);
  });
});

/** A form as any program might send it. */
async function send(form: FormData | string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${system.url}/evidence`, { method: 'POST', headers: { 'x-api-key': system.apiKey, 'idempotency-key': key(), ...headers }, body: form });
  return { status: answer.status, body: await answer.json() };
}

type Parts = [name: string, value: string | Blob, fileName?: string][];
function formOf(parts: Parts): FormData {
  const form = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, fileName ?? 'a.png');
  }
  return form;
}
const blob = (content: Buffer) => new Blob([new Uint8Array(content)]);
const good: Parts = [['file', blob(samples.png)]];
const boundary = { 'content-type': 'multipart/form-data; boundary=x' };

describe('hostile uploads', () => {
  test.each<[what: string, form: FormData | string | Uint8Array<ArrayBuffer>, status: number, code: string, field: string, headers?: Record<string, string>]>([
    ['a program called photo.jpg', formOf([['file', blob(samples.program), 'photo.jpg']]), 415, 'unsupportedEvidence', 'file'],
    ['a drawing with a script', formOf([['file', blob(samples.svg), 'a.png']]), 415, 'unsupportedEvidence', 'file'],
    ['a page', formOf([['file', blob(samples.page), 'a.png']]), 415, 'unsupportedEvidence', 'file'],
    ['an archive', formOf([['file', blob(samples.archive), 'a.pdf']]), 415, 'unsupportedEvidence', 'file'],
    ['an animation', formOf([['file', blob(samples.gif), 'a.png']]), 415, 'unsupportedEvidence', 'file'],
    ['a few letters', formOf([['file', blob(Buffer.from('hi'))]]), 415, 'unsupportedEvidence', 'file'],
    ['nothing in the file', formOf([['file', blob(Buffer.alloc(0))]]), 400, 'invalidRequest', 'file'],
    ['no file', formOf([['remark', 'x']]), 400, 'invalidRequest', 'file'],
    ['two files', formOf([...good, ...good]), 400, 'invalidRequest', 'file'],
    ['a file in another part', formOf([['photo', blob(samples.png)]]), 400, 'invalidRequest', 'photo'],
    ['30 MB', formOf([['file', blob(Buffer.alloc(30_000_000, 1))]]), 413, 'uploadTooLarge', 'file'],
    ['a byte more than is allowed', formOf([['file', blob(Buffer.concat([samples.png, Buffer.alloc(maxUploadBytes + 1 - samples.png.length)]))]]), 413, 'uploadTooLarge', 'file'],
    ['a field that nobody knows', formOf([...good, ['admin', 'true']]), 400, 'invalidRequest', 'body'],
    ['a prototype', formOf([...good, ['__proto__', 'x']]), 400, 'invalidRequest', 'body'],
    ['a field twice', formOf([...good, ['remark', 'a'], ['remark', 'b']]), 400, 'invalidRequest', 'remark'],
    ['a remark of 501 characters', formOf([...good, ['remark', 'x'.repeat(501)]]), 400, 'invalidRequest', 'remark'],
    ['a remark of 5,000 bytes', formOf([...good, ['remark', 'x'.repeat(5000)]]), 400, 'invalidRequest', 'remark'],
    ['a file name of 300 characters', formOf([['file', blob(samples.png), `${'x'.repeat(300)}.png`]]), 400, 'invalidRequest', 'fileName'],
    ['a form that breaks off', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc', 400, 'invalidRequest', 'body', boundary],
    ['no form at all', '{}', 415, 'unsupportedMediaType', 'Content-Type', { 'content-type': 'application/json' }],
    ['a form without its boundary', 'x', 415, 'unsupportedMediaType', 'Content-Type', { 'content-type': 'multipart/form-data' }],
    ['a remark in another encoding', Buffer.concat([Buffer.from('--x\r\nContent-Disposition: form-data; name="remark"\r\n\r\n'), Buffer.from('b7ff', 'hex'), Buffer.from('\r\n--x--\r\n')]), 400, 'invalidRequest', 'remark', boundary],
  ])('%s', async (_what, form, status, code, field, headers = {}) => {
    const before = await contents();
    expect(await send(form, headers)).toMatchObject({ status, body: { status, code, errors: [expect.objectContaining({ field })] } });
    expect(await contents()).toBe(before);
  });

  test('folders in a name are left out, and without a key nothing is read', async () => {
    const answer = await send(formOf([['file', blob(samples.png), '..\\..\\etc\\passwd.png']]));
    expect(answer.status).toBe(200);
    expect(await send(formOf(good), { 'idempotency-key': '' })).toMatchObject({ status: 400, body: { code: 'idempotencyKeyMissing' } });
    expect(await send(formOf(good), { 'x-api-key': 'x' })).toMatchObject({ status: 401 });
  });
});
