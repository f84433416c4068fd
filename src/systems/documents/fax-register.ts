import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { nextNumber } from '../../database/serial';
import type { Call } from '../../http/system-app';
import type { registerFaxBody } from './contract';
import { insertFaxRow, selectFaxRows, type FaxRow } from './repository';
import type { DocumentsTables, DocumentsTx } from './tables';

/**
 * Enters one message of a case in the fax register (DO-02, I-G-8); tells at which page staff look at what came with it.
 * @param publicUrl address of this system as staff reach it
 */
export async function registerFax({ tx, at }: Call<DocumentsTables>, body: z.output<typeof registerFaxBody>, publicUrl: string) {
  const faxRegisterNo = await nextNumber(tx, 'FR', at);
  await insertFaxRow(tx, { ...body, note: body.note || null, faxRegisterNo, registeredAt: at });
  return { faxRegisterNo, evidencePage: `${publicUrl}/cases/${encodeURIComponent(body.caseNo)}/evidence` };
}

/** Rows of the register, newest first; of one case when given. */
export async function listFaxRegister(tx: DocumentsTx, caseNo: string | undefined, limit: number) {
  return { rows: (await selectFaxRows(tx, caseNo, limit)).map(shownRow) };
}

function shownRow({ note, registeredAt, ...row }: FaxRow) {
  return { ...row, registeredAt: shanghaiIso(registeredAt), ...(note === null ? {} : { note }) };
}
