import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { notFound } from '../../../http/problem';
import type { Handlers } from '../../../http/handlers';
import { findNotice } from '../repository';
import type { DocumentsTables, DocumentsTx } from '../tables';
import type { mailAddresses, mailOperations } from './operations';

/** Enters addresses; notices that wait for these recipients are due at once. */
async function setMailAddresses(tx: DocumentsTx, addresses: z.output<typeof mailAddresses>, at: Date) {
  await tx
    .insertInto('mailAddress')
    .values(addresses.map((each) => ({ ...each, enteredAt: at })))
    .onConflict((clash) => clash.column('recipient').doUpdateSet((row) => ({ address: row.ref('excluded.address'), enteredAt: at })))
    .execute();
  const recipients = addresses.map(({ recipient }) => recipient);
  const waiting = await tx.selectFrom('notice').select('noticeNo').where('state', '<>', 'delivered').where('recipient', 'in', recipients).execute();
  await tryNow(tx, waiting.map(({ noticeNo }) => noticeNo), at);
  return { entered: addresses.length, triedAgain: waiting.length };
}

async function listMailAddresses(tx: DocumentsTx) {
  const rows = await tx.selectFrom('mailAddress').selectAll().orderBy('recipient').execute();
  return { addresses: rows.map((row) => ({ ...row, enteredAt: shanghaiIso(row.enteredAt) })) };
}

async function retryNotice(tx: DocumentsTx, noticeNo: string, at: Date) {
  const notice = await findNotice(tx, noticeNo);
  if (!notice) throw notFound('notice', noticeNo);
  await tryNow(tx, [noticeNo], at);
  return { state: notice.state };
}

/** Makes what has not left the outbox yet due now; the relay holds a row in hand only for one try. */
async function tryNow(tx: DocumentsTx, noticeNos: string[], at: Date): Promise<void> {
  if (noticeNos.length === 0) return;
  await tx.updateTable('outbox').set({ nextAttemptAt: at }).where('dedupKey', 'in', noticeNos).where('deliveredAt', 'is', null).execute();
}

/** Where a recipient gets mail; null: nobody has entered it. */
export async function mailAddressOf(tx: DocumentsTx, recipient: string): Promise<string | null> {
  const row = await tx.selectFrom('mailAddress').select('address').where('recipient', '=', recipient).executeTakeFirst();
  return row?.address ?? null;
}

type MailContract = { system: string; title: string; operations: typeof mailOperations };

/** Carries out the operations on mail addresses and undelivered notices. */
export const mailHandlers: Handlers<MailContract, DocumentsTables> = {
  setMailAddresses: ({ tx, at }, { body }) => setMailAddresses(tx, body.addresses, at),
  listMailAddresses: ({ tx }) => listMailAddresses(tx),
  retryNotice: ({ tx, at }, { params }) => retryNotice(tx, params.noticeNo, at),
};
