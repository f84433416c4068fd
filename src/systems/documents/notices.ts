import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { notFound, refused } from '../../http/problem';
import type { Call } from '../../http/handlers';
import type { sendNoticeBody } from './contract';
import { registerNotice } from './fax-register';
import { leavesHouse } from './leaves-house';
import { mailAddressOf } from './mail/addresses';
import * as repository from './repository';
import type { DocumentsTables, DocumentsTx } from './tables';
import { renderNotice } from './templates';

/**
 * Writes a notice in the installation's language, enters it in the fax register if it leaves the house (I-G-8), and
 * queues it for its channel.
 * Facts that the kind needs and lacks are refused (`factsUnusable`).
 */
export async function sendNotice({ tx, at }: Call<DocumentsTables>, body: z.output<typeof sendNoticeBody>, locale: Locale) {
  const noticeNo = await nextNumber(tx, 'NT', at);
  const text = renderNotice({ ...body, noticeNo }, locale, at);
  const facts = JSON.stringify(body.facts);
  await repository.insertNotice(tx, { ...body, noticeNo, locale, facts, text, state: 'queued', queuedAt: at });
  if (leavesHouse(body)) await registerNotice(tx, at, { ...body, noticeNo }, locale);
  await enqueue(tx, { channel: 'notice', target: 'partner', payload: { noticeNo }, dedupKey: noticeNo }, at);
  return { noticeNo };
}

/** Records how a delivery ended. Delivered is final: a late failure changes nothing. */
export async function recordDelivery(
  { tx, at }: Call<DocumentsTables>,
  noticeNo: string,
  outcome: { delivered: boolean; error?: string | undefined },
): Promise<{ state: repository.NoticeRow['state'] }> {
  const notice = await repository.lockNotice(tx, noticeNo);
  if (!notice) throw notFound('notice', noticeNo);
  if (!outcome.delivered && !outcome.error) {
    const detail = 'must say why the notice could not be delivered';
    throw refused('errorMissing', `error: ${detail}`, [{ field: 'error', detail }]);
  }
  if (notice.state === 'delivered') return { state: 'delivered' };
  const change = outcome.delivered
    ? { state: 'delivered' as const, deliveredAt: at }
    : { state: 'undelivered' as const, failedAttempts: notice.failedAttempts + 1, lastError: outcome.error ?? null };
  await repository.updateNotice(tx, noticeNo, change);
  return { state: change.state };
}

/** Notices without their texts, newest first. */
export async function listNotices(tx: DocumentsTx, filter: repository.NoticeFilter) {
  return { notices: (await repository.selectNotices(tx, filter)).map(shownNotice) };
}

/** One notice with its text and where it goes by mail; 404 when there is none. */
export async function getNotice(tx: DocumentsTx, noticeNo: string) {
  const notice = await repository.findNotice(tx, noticeNo);
  if (!notice) throw notFound('notice', noticeNo);
  return { ...shownNotice(notice), text: notice.text, mailAddress: await mailAddressOf(tx, notice.recipient) };
}

function shownNotice(row: repository.NoticeRow) {
  const { noticeNo, kind, caseNo, recipient, state, failedAttempts, queuedAt, deliveredAt, lastError } = row;
  return {
    ...{ noticeNo, kind, caseNo, recipient, state, failedAttempts, queuedAt: shanghaiIso(queuedAt) },
    ...(deliveredAt === null ? {} : { deliveredAt: shanghaiIso(deliveredAt) }),
    ...(lastError === null ? {} : { lastError }),
  };
}
