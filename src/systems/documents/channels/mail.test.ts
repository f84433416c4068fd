import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { mailNotices, type MailChannel } from './mail';

/** A real mail server that keeps what it takes; it refuses mail for `nobody@…`, and is busy for `busy@…`. */
const taken: string[] = [];
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  onAuth: (auth, _session, answer) => (auth.password === 'secret-word' ? answer(null, { user: auth.username }) : answer(new Error('no'))),
  onRcptTo: ({ address }, _session, answer) => {
    const code = address.startsWith('nobody') ? 550 : address.startsWith('busy') ? 451 : undefined;
    answer(code === undefined ? null : Object.assign(new Error('not here'), { responseCode: code }));
  },
  onData: (stream, _session, answer) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      taken.push(Buffer.concat(parts).toString());
      answer(null);
    });
  },
});

let port: number;
let channel: MailChannel;
const open = (user: string) => mailNotices({ url: `smtp://${user}@127.0.0.1:${port}`, from: '售后服务 <aftersales@example.com>', installation: 'inst-1', locale: 'zh-CN' });
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  port = (server.server.address() as AddressInfo).port;
  channel = open('aftersales:secret-word');
});
beforeEach(() => void taken.splice(0));
afterAll(async () => {
  channel.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

const notice = { noticeNo: 'NT-202609-001', caseNo: 'DO-202609-001', recipient: 'D-101', mailAddress: 'd101@example.com', text: '配件发运通知\n通知编号：NT-202609-001\n' };
const field = (mail: string, name: string) => new RegExp(`^${name}: (.*(?:\r\n .*)*)`, 'm').exec(mail.split('\r\n\r\n')[0] ?? '')?.[1];
const decoded = (words = '') => words.replace(/\r\n /g, '').replace(/=\?UTF-8\?B\?([^?]*)\?=\s*/gi, (_, text: string) => Buffer.from(text, 'base64').toString());

test('a notice becomes a mail with its title and text, and a repeat has the same message id', async () => {
  await channel.bringOut(notice);
  await channel.bringOut(notice);
  const [mail = '', again = ''] = taken;
  expect(decoded(field(mail, 'Subject'))).toBe('配件发运通知 DO-202609-001');
  expect(field(mail, 'To')).toContain('d101@example.com');
  expect(field(mail, 'Message-ID')).toBe('<NT-202609-001.inst-1@example.com>');
  expect(field(again, 'Message-ID')).toBe(field(mail, 'Message-ID'));
  const body = Buffer.from(mail.split('\r\n\r\n')[1] ?? '', 'base64').toString();
  expect(body.replaceAll('\r\n', '\n')).toBe(notice.text);
});

test('an address never adds a recipient or a header', async () => {
  await expect(channel.bringOut({ ...notice, mailAddress: 'd101@example.com, other@example.com\r\nBcc: third@example.com' })).rejects.toThrow();
  await channel.bringOut({ ...notice, text: '配件\rBcc: third@example.com\n' });
  expect(taken.map((mail) => field(mail, 'Bcc'))).toEqual([undefined]);
});

test.each([
  ['nobody has entered an address', { mailAddress: null }, 'mailAddressUnknown', '没有登记 D-101 的邮箱'],
  ['the server knows no such box', { mailAddress: 'nobody@example.com' }, 'mailRefused', '拒收发往 nobody@example.com 的邮件：550'],
])('a person has to act where %s', async (_what, change, code, reason) => {
  await expect(channel.bringOut({ ...notice, ...change })).rejects.toMatchObject({ status: 422, code, message: expect.stringContaining(reason) });
  expect(taken).toEqual([]);
});

test('what passes by itself is no final refusal, and no password is told', async () => {
  await expect(channel.bringOut({ ...notice, mailAddress: 'busy@example.com' })).rejects.not.toHaveProperty('status');
  const wrong = open('aftersales:other-word');
  const error: unknown = await wrong.bringOut(notice).catch((reason: unknown) => reason);
  wrong.close();
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toHaveProperty('status');
  expect(String(error)).not.toContain('other-word');
});
