import type { Client } from '../../../http/client';
import type { documentsContract } from '../contract';
import type { NoticeChannel } from './channel';

/** What is needed of the documents system's client. */
export type Documents = Pick<Client<typeof documentsContract>, 'getNotice' | 'recordDelivery'>;

/**
 * Brings a notice out on the installation's channel and has the documents system record how that ended.
 * Rejects when it could not be brought out or recorded: the caller tries again, and the notice goes out again.
 */
export function noticeSender(documents: Documents, bringOut: NoticeChannel) {
  return async (noticeNo: string): Promise<void> => {
    const notice = await documents.getNotice({ params: { noticeNo } });
    try {
      await bringOut(notice);
    } catch (error) {
      await recordFailure(documents, noticeNo, error);
      throw error;
    }
    await documents.recordDelivery({ params: { noticeNo }, body: { delivered: true }, idempotencyKey: `delivered/${noticeNo}` });
  };
}

async function recordFailure(documents: Documents, noticeNo: string, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
  const idempotencyKey = `undelivered/${noticeNo}/${crypto.randomUUID()}`;
  // The channel's own failure matters more than a record of it that fails too.
  await documents
    .recordDelivery({ params: { noticeNo }, body: { delivered: false, error: reason || 'unknown' }, idempotencyKey })
    .catch(() => undefined);
}
