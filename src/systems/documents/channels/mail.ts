import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Locale } from '../../../config';
import { refused } from '../../../http/problem';
import type { NoticeChannel } from './channel';

export interface MailServer {
  /** `smtp://user:password@host:587`, or `smtps://`. */
  url: string;
  /** Sender of all notices, e.g. `售后服务 <aftersales@example.com>`. */
  from: string;
  /** Name of the installation: a notice has the same message id at each try, by which mail systems know a repeat. */
  installation: string;
  /** Language in which staff read why a notice could not be delivered. */
  locale: Locale;
}

export interface MailChannel {
  bringOut: NoticeChannel;
  close(): void;
}

/**
 * Notices as mails. A recipient without an address, and a server that refuses the mail for good, are a Problem 422
 * (`mailAddressUnknown`, `mailRefused`): a person has to enter an address. Any other failure passes by itself.
 */
export function mailNotices({ url, from, installation, locale }: MailServer): MailChannel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // Below the relay's own limit of a delivery, so that the reason is told.
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  const bringOut: NoticeChannel = async ({ noticeNo, caseNo, recipient, mailAddress, text }) => {
    if (mailAddress === null) throw refused('mailAddressUnknown', reasons[locale].noAddress(recipient));
    const title = text.slice(0, text.indexOf('\n'));
    await transport
      .sendMail({
        ...{ from, to: { name: '', address: mailAddress }, subject: `${title} ${caseNo}`, text },
        messageId: `<${noticeNo}.${installation}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      .catch((error: unknown) => {
        throw finalRefusal(error, (answer) => reasons[locale].refused(mailAddress, answer)) ?? error;
      });
  };
  return { bringOut, close: () => transport.close() };
}

const reasons = {
  'zh-CN': {
    noAddress: (recipient: string) => `没有登记 ${recipient} 的邮箱，登记后自动发出`,
    refused: (address: string, answer: string) => `邮件服务器拒收发往 ${address} 的邮件：${answer}`,
  },
  en: {
    noAddress: (recipient: string) => `There is no mail address for ${recipient}: enter it, and the notice goes out`,
    refused: (address: string, answer: string) => `The mail server does not take mail for ${address}: ${answer}`,
  },
};

const answered = z.object({ responseCode: z.number().int().min(500).max(599), response: z.string(), command: z.string() });

/** A mail server's answer 5xx to the recipient or the mail itself (RFC 5321): the same mail is refused again. */
function finalRefusal(error: unknown, worded: (answer: string) => string): Error | undefined {
  const answer = answered.safeParse(error).data;
  if (!answer || answer.command.startsWith('AUTH')) return undefined;
  return refused('mailRefused', worded(answer.response));
}
