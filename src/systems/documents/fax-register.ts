import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { nextNumber } from '../../database/serial';
import type { Call } from '../../http/system-app';
import type { registerFaxBody } from './contract';
import { insertFaxRow, selectFaxRows, type FaxRow } from './repository';
import type { DocumentsTables, DocumentsTx } from './tables';

/** Enters one message of a case in the fax register (DO-02, I-G-8). */
export async function registerFax({ tx, at }: Call<DocumentsTables>, body: z.output<typeof registerFaxBody>) {
  const faxRegisterNo = await nextNumber(tx, 'FR', at);
  await insertFaxRow(tx, { ...body, note: body.note || null, faxRegisterNo, registeredAt: at });
  return { faxRegisterNo };
}

/** Rows of the register, newest first; of one case when given. */
export async function listFaxRegister(tx: DocumentsTx, caseNo: string | undefined, limit: number) {
  return { rows: (await selectFaxRows(tx, caseNo, limit)).map(shownRow) };
}

function shownRow({ note, registeredAt, ...row }: FaxRow) {
  return { ...row, registeredAt: shanghaiIso(registeredAt), ...(note === null ? {} : { note }) };
}
