import { expect, test } from '@jest/globals';
import { readConfig } from '../config';
import { noticeSettings } from './notice-channel';

const settings = (env: Record<string, string>) => noticeSettings(readConfig(env));
const smtpUrl = 'smtp://aftersales:word@mail.example.com:587';

test('notices go out by mail where a mail server is set, else as files', () => {
  expect(settings({ NOTICE_FOLDER: '/notices' })).toEqual({ folder: '/notices' });
  expect(settings({ SMTP_URL: smtpUrl, MAIL_FROM: '售后 <a@example.com>' })).toEqual({ smtpUrl, mailFrom: '售后 <a@example.com>', locale: 'zh-CN' });
});

test.each([
  [{ SMTP_URL: smtpUrl }, 'MAIL_FROM'],
  [{ SMTP_URL: smtpUrl, MAIL_FROM: 'a@example.com\nBcc: b@example.com' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'http://mail.example.com', MAIL_FROM: 'a@example.com' }, 'SMTP_URL'],
])('%j is refused by name', (env, named) => {
  expect(() => settings(env)).toThrow(named);
});
