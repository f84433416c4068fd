import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { documentsContract } from './contract';
import { documents } from './index';
import { key, requests } from './test-support';
import { cancellationRefused } from './templates/cancellation-refused';

let system: StartedSystem<typeof documentsContract>;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'http://127.0.0.1/documents' }));
});
afterAll(() => system.close());

const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });
const send = (kind: keyof typeof requests, changes: object = {}, idempotencyKey = key()) =>
  system.client.sendNotice({ body: { ...requests[kind], ...changes }, idempotencyKey });

describe('the fax register', () => {
  const row = { caseNo: 'DO-1', direction: 'inbound' as const, party: 'D-101', subject: '配件订单 A-77', registeredBy: 'li.min' };

  test('has one row a message, the same call twice once, without an empty note', async () => {
    const idempotencyKey = key();
    const first = await system.client.registerFax({ body: { ...row, note: '' }, idempotencyKey });
    expect(first.faxRegisterNo).toMatch(/^FR-202609-\d{3}$/);
    await expect(system.client.registerFax({ body: { ...row, note: '' }, idempotencyKey })).resolves.toEqual(first);
    await expect(system.client.registerFax({ body: { ...row, note: '加急' }, idempotencyKey })).rejects.toMatchObject(
      refusal(409, 'idempotencyKeyReused'),
    );
    const { rows } = await system.client.listFaxRegister({ query: { caseNo: 'DO-1' } });
    expect(first.evidencePage).toBe('http://127.0.0.1/documents/cases/DO-1/evidence');
    expect(rows).toEqual([{ ...row, faxRegisterNo: first.faxRegisterNo, registeredAt: expect.stringMatching(/^2026-09-07T09:.*\+08:00$/) }]);
  });

  test('lists one case only, when asked', async () => {
    await system.client.registerFax({ body: { ...row, caseNo: 'DO-2', direction: 'outbound', note: '催货' }, idempotencyKey: key() });
    const { rows } = await system.client.listFaxRegister({ query: { caseNo: 'DO-2' } });
    expect(rows.map(({ direction, note }) => [direction, note])).toEqual([['outbound', '催货']]);
  });
});

describe('a notice', () => {
  test('is written, queued, and put into the outbox once', async () => {
    const idempotencyKey = key();
    const { noticeNo } = await send('closingNote', { caseNo: 'DO-3' }, idempotencyKey);
    await expect(send('closingNote', { caseNo: 'DO-3' }, idempotencyKey)).resolves.toEqual({ noticeNo });
    const { notices } = await system.client.listNotices({ query: { caseNo: 'DO-3', kind: 'closingNote' } });
    expect(notices).toEqual([expect.objectContaining({ noticeNo, recipient: 'D-101', state: 'queued', failedAttempts: 0 })]);
    const { text } = await system.client.getNotice({ params: { noticeNo } });
    expect(text).toContain('订单 DO-3（贵店订单号 A-77）已结案');
    const rows = await system.running.db.selectFrom('outbox').selectAll().where('dedupKey', '=', noticeNo).execute();
    expect(rows).toEqual([expect.objectContaining({ channel: 'notice', target: 'partner', payload: { noticeNo } })]);
  });

  test('that leaves the house stands in the fax register, once; one for staff does not', async () => {
    const caseNo = 'DI-5';
    const told = await send('incidentClosed', { caseNo }, 'closed');
    await send('incidentClosed', { caseNo }, 'closed');
    await send('incidentClosed', { caseNo, recipient: 'complaint-specialist' });
    await send('breachNotice', { caseNo, recipient: 'guo.ping' });
    const { rows } = await system.client.listFaxRegister({ query: { caseNo } });
    expect(rows).toEqual([
      expect.objectContaining({ direction: 'outbound', party: 'D-101', subject: `案件结案通知 ${caseNo}`, registeredBy: 'documents', noticeNo: told.noticeNo }),
    ]);
  });

  test.each([
    ['zh-CN', '订单 DO-1 已有货物交付运输，这部分不能取消；其余部分已取消。'],
    ['en', 'Goods of the order DO-1 are already on their way and can not be cancelled any more; the rest is cancelled.'],
  ] as const)('of a cancellation that is refused in part says what stands (DO-D5), in %s', (locale, words) => {
    const facts = cancellationRefused.facts.parse({ reason: 'handedOver', restCancelled: true });
    expect(cancellationRefused.body(facts, { caseNo: 'DO-1', locale })).toEqual([words]);
  });

  test('that lacks a fact is refused and leaves nothing behind', async () => {
    await expect(send('closingNote', { caseNo: 'DO-4', facts: {} })).rejects.toMatchObject(refusal(422, 'factsUnusable'));
    await expect(system.client.listNotices({ query: { caseNo: 'DO-4' } })).resolves.toEqual({ notices: [] });
    await expect(system.client.listFaxRegister({ query: { caseNo: 'DO-4' } })).resolves.toEqual({ rows: [] });
  });

  test('remembers each failed delivery, and that it arrived for good', async () => {
    const { noticeNo } = await send('shipmentNotice');
    const record = (body: { delivered: boolean; error?: string }) =>
      system.client.recordDelivery({ params: { noticeNo }, body, idempotencyKey: key() });
    await expect(record({ delivered: false })).rejects.toMatchObject(refusal(422, 'errorMissing'));
    await expect(record({ delivered: false, error: 'disk full' })).resolves.toEqual({ state: 'undelivered' });
    await record({ delivered: false, error: 'disk still full' });
    await expect(system.client.listNotices({ query: { state: 'undelivered' } })).resolves.toEqual({
      notices: [expect.objectContaining({ noticeNo, failedAttempts: 2, lastError: 'disk still full' })],
    });
    await expect(record({ delivered: true })).resolves.toEqual({ state: 'delivered' });
    await expect(record({ delivered: false, error: 'late' })).resolves.toEqual({ state: 'delivered' });
    const notice = await system.client.getNotice({ params: { noticeNo } });
    expect(notice).toMatchObject({ state: 'delivered', deliveredAt: expect.any(String), failedAttempts: 2 });
  });

  test('that waits for an address is tried at once when it is entered, and goes where the recipient is now', async () => {
    const { noticeNo } = await send('closingNote', { recipient: 'D-188' });
    const error = 'There is no mail address for D-188';
    await system.client.recordDelivery({ params: { noticeNo }, body: { delivered: false, error }, idempotencyKey: key() });
    const outbox = () => system.running.db.selectFrom('outbox').select('nextAttemptAt').where('dedupKey', '=', noticeNo).executeTakeFirstOrThrow();
    const putOff = () => system.running.db.updateTable('outbox').set({ nextAttemptAt: new Date('2030-01-01') }).where('dedupKey', '=', noticeNo).execute();
    await putOff();
    const enter = (recipient: string, address: string) => system.client.setMailAddresses({ body: { addresses: [{ recipient, address }] }, idempotencyKey: key() });
    expect(await enter('D-189', 'd189@example.com')).toEqual({ entered: 1, triedAgain: 0 });
    expect((await outbox()).nextAttemptAt).toEqual(new Date('2030-01-01'));
    await enter('D-188', 'old@example.com');
    expect(await enter('D-188', 'd188@example.com')).toEqual({ entered: 1, triedAgain: 1 });
    expect((await outbox()).nextAttemptAt.getTime()).toBeLessThan(new Date('2030-01-01').getTime());
    expect(await system.client.getNotice({ params: { noticeNo } })).toMatchObject({ mailAddress: 'd188@example.com' });
    expect((await system.client.listMailAddresses({})).addresses.map(({ address }) => address)).toEqual(['d188@example.com', 'd189@example.com']);
    await putOff();
    expect(await system.client.retryNotice({ params: { noticeNo }, body: {}, idempotencyKey: key() })).toEqual({ state: 'undelivered' });
    expect((await outbox()).nextAttemptAt.getTime()).toBeLessThan(new Date('2030-01-01').getTime());
    await expect(system.client.retryNotice({ params: { noticeNo: 'NT-0' }, body: {}, idempotencyKey: key() })).rejects.toMatchObject(refusal(404, 'notFound'));
    await expect(enter('D-188', 'not an address')).rejects.toMatchObject(refusal(400, 'invalidRequest'));
  });

  test('that is unknown is not found', async () => {
    await expect(system.client.getNotice({ params: { noticeNo: 'NT-0' } })).rejects.toMatchObject(refusal(404, 'notFound'));
    const recorded = system.client.recordDelivery({ params: { noticeNo: 'NT-0' }, body: { delivered: true }, idempotencyKey: key() });
    await expect(recorded).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('bad input', () => {
  const note = requests.closingNote;
  test.each([
    ['/notices', { ...note, kind: 'loveLetter' }, 'kind'],
    ['/notices', { ...note, recipient: '' }, 'recipient'],
    ['/notices', { ...note, facts: 'shipped' }, 'facts'],
    ['/notices', { ...note, facts: { endState: 'x'.repeat(20_001) } }, 'facts'],
    ['/notices', { ...note, facts: { endState: 'a\u0000' } }, 'facts'],
    ['/notices', { ...note, facts: { endState: ['a\ud800'] } }, 'facts'],
    ['/notices', { ...note, facts: { endState: JSON.parse('['.repeat(9) + ']'.repeat(9)) as unknown } }, 'facts'],
    ['/notices', { ...note, more: 1 }, 'body'],
    ['/fax-register', { caseNo: 'DO-1', direction: 'sideways', party: 'D-101', subject: 'x', registeredBy: 'li.min' }, 'direction'],
    ['/fax-register', { caseNo: 'DO-1', direction: 'inbound', party: 'D-101', subject: ' ', registeredBy: 'li.min' }, 'subject'],
  ])('%s with %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ field })] } });
  });
});
