import type { Insertable } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { shanghaiIso } from '../../clock';
import { nextNumber } from '../../database/serial';
import type { Call } from '../../http/handlers';
import type { registerFaxBody } from './contract';
import { insertFaxRow, selectFaxRows, type FaxRow, type NoticeRow } from './repository';
import type { DocumentsTables, DocumentsTx } from './tables';
import { titleOf } from './templates';

/**
 * Enters one message of a case in the fax register (DO-02, I-G-8); tells at which page staff look at what came with it.
 * @param publicUrl address of this system as staff reach it
 */
export async function registerFax({ tx, at }: Call<DocumentsTables>, body: z.output<typeof registerFaxBody>, publicUrl: string) {
  const faxRegisterNo = await enterFaxRow(tx, at, { ...body, note: body.note || null });
  return { faxRegisterNo, evidencePage: `${publicUrl}/cases/${encodeURIComponent(body.caseNo)}/evidence` };
}

/** Enters the one row of a notice that leaves the house (I-G-8), in the transaction that writes the notice. */
export async function registerNotice(tx: DocumentsTx, at: Date, { noticeNo, kind, caseNo, recipient }: NoticeSent, locale: Locale): Promise<void> {
  const subject = `${titleOf(kind, locale)} ${caseNo}`;
  await enterFaxRow(tx, at, { caseNo, direction: 'outbound', party: recipient, subject, registeredBy: 'documents', noticeNo });
}

type NoticeSent = Pick<NoticeRow, 'noticeNo' | 'kind' | 'caseNo' | 'recipient'>;

async function enterFaxRow(tx: DocumentsTx, at: Date, row: Omit<Insertable<DocumentsTables['faxRegister']>, 'faxRegisterNo' | 'registeredAt'>): Promise<string> {
  const faxRegisterNo = await nextNumber(tx, 'FR', at);
  await insertFaxRow(tx, { ...row, faxRegisterNo, registeredAt: at });
  return faxRegisterNo;
}

/** Rows of the register, newest first; of one case when given. */
export async function listFaxRegister(tx: DocumentsTx, caseNo: string | undefined, limit: number) {
  return { rows: (await selectFaxRows(tx, caseNo, limit)).map(shownRow) };
}

function shownRow({ note, noticeNo, registeredAt, ...row }: FaxRow) {
  return { ...row, registeredAt: shanghaiIso(registeredAt), ...(note === null ? {} : { note }), ...(noticeNo === null ? {} : { noticeNo }) };
}
