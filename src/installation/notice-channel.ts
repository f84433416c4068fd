import type { Config, Locale } from '../config';
import type { NoticeChannel } from '../systems/documents/channels/channel';
import { noticeFiles } from '../systems/documents/channels/file';
import { mailNotices } from '../systems/documents/channels/mail';
import { noticeFolder } from './run-folder';

/** How notices leave the installation: by a mail server, else as files in a folder. */
export type NoticeSettings = { smtpUrl: string; mailFrom: string; locale: Locale } | { folder: string };

/** Reads them from the settings; throws when a mail server is set without a sender. */
export function noticeSettings(config: Config): NoticeSettings {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = config;
  if (smtpUrl === undefined) return { folder: noticeFolder(config) };
  if (mailFrom === undefined) throw new Error('MAIL_FROM is missing: SMTP_URL names a mail server, so say who the sender of notices is.');
  return { smtpUrl, mailFrom, locale: config.LOCALE };
}

/** Opens the channel; `close` ends its connections. */
export function openNoticeChannel(settings: NoticeSettings, installation: string): { bringOut: NoticeChannel; close(): void } {
  if ('folder' in settings) return { bringOut: noticeFiles(settings.folder), close: () => undefined };
  return mailNotices({ url: settings.smtpUrl, from: settings.mailFrom, installation, locale: settings.locale });
}
