import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { noticeFiles } from './file';
import { noticeSender, type Documents } from './sender';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notices-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

const notice = { noticeNo: 'NT-202609-001', caseNo: 'DO-1', recipient: 'D-101', mailAddress: null, text: '配件发运通知\n' };

/** A documents system that notes what it is told. */
function documents() {
  const told: unknown[] = [];
  const about = { kind: 'shipmentNotice', state: 'queued', queuedAt: '', failedAttempts: 0 } as const;
  const client: Documents = {
    getNotice: () => Promise.resolve({ ...notice, ...about }),
    recordDelivery: ({ body, idempotencyKey }) => {
      told.push([body, idempotencyKey]);
      return Promise.resolve({ state: 'delivered' });
    },
  };
  return { told, client };
}

test('a notice becomes a file, whole, and a repeat writes the same', async () => {
  const bringOut = noticeFiles(join(folder, 'not', 'there', 'yet'));
  await bringOut(notice);
  await Promise.all([bringOut(notice), bringOut(notice)]);
  const written = join(folder, 'not', 'there', 'yet');
  expect(await readdir(written)).toEqual(['NT-202609-001.txt']);
  expect(await readFile(join(written, 'NT-202609-001.txt'), 'utf8')).toBe(notice.text);
});

test.each(['../outside', 'a/b', '', 'NT\u0000'])("the number '%s' never becomes a path", async (noticeNo) => {
  await expect(noticeFiles(folder)({ ...notice, noticeNo })).rejects.toThrow('not usable as a file name');
  expect(await readdir(folder)).toEqual([]);
});

test('the documents system is told that it arrived, with a key that a repeat shares', async () => {
  const system = documents();
  const send = noticeSender(system.client, noticeFiles(folder));
  await send(notice.noticeNo);
  await send(notice.noticeNo);
  expect(system.told).toEqual(Array(2).fill([{ delivered: true }, `delivered/${notice.noticeNo}`]));
});

test('the documents system is told why it could not be brought out, and the caller too', async () => {
  const system = documents();
  await writeFile(join(folder, 'taken'), '');
  const send = noticeSender(system.client, noticeFiles(join(folder, 'taken')));
  await expect(send(notice.noticeNo)).rejects.toThrow();
  expect(system.told).toEqual([[{ delivered: false, error: expect.stringMatching(/EEXIST|ENOTDIR/) }, expect.any(String)]]);
});
