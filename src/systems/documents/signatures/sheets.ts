import type { z } from 'zod';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound } from '../../../http/problem';
import type { Call } from '../../../http/handlers';
import type { Signature } from '../../signature-schemas';
import type { DocumentsTables, DocumentsTx } from '../tables';
import { faultsOf, headingHash, readSigned, sealed } from './chain';
import type { recordSignatureBody } from './operations';
import * as repository from './repository';

/**
 * Appends a signature to its sheet, chained to the one before it; the first one opens the sheet.
 * Throws 409 `signatureRecorded` when the same signature stands there already.
 */
export async function recordSignature(call: Call<DocumentsTables>, body: z.output<typeof recordSignatureBody>) {
  const { tx } = call;
  const { signature } = body;
  const sheet = await openSheet(call, signature);
  const before = await repository.selectSignatures(tx, sheet.sheetNo);
  refuseRepeat(before, signature, sheet.sheetNo);
  const signatureNo = before.length + 1;
  const { signature: who, ...said } = body;
  const previousHash = before.at(-1)?.hash ?? headingHash(sheet);
  const { signed, hash } = sealed({ ...who, ...said, sheetNo: sheet.sheetNo, signatureNo, previousHash });
  await repository.insertSignature(tx, { sheetNo: sheet.sheetNo, signatureNo, signed, hash });
  return { sheetNo: sheet.sheetNo, signatureNo, hash };
}

async function openSheet({ tx, at }: Call<DocumentsTables>, { sheet: kind, caseNo, revision }: Signature): Promise<repository.SheetRow> {
  await repository.lockSheetsOf(tx, caseNo);
  const open = await repository.findSheetOf(tx, caseNo, kind, revision);
  if (open) return open;
  const sheet = { sheetNo: await nextNumber(tx, 'SS', at), kind, caseNo, revision, openedAt: at };
  await repository.insertSheet(tx, sheet);
  return sheet;
}

function refuseRepeat(before: repository.SignatureRow[], given: Signature, sheetNo: string): void {
  const same = before.map(readSigned).find((each) => each?.signingPoint === given.signingPoint && each.signedBy === given.signedBy && each.signedAt === given.signedAt);
  if (!same) return;
  throw conflict('signatureRecorded', `${given.signerName}'s signature of ${given.signedAt} at ${given.signingPoint} is signature ${same.signatureNo} of ${sheetNo} already`);
}

/** Sheets in the order they were opened. */
export async function listSignatureSheets(tx: DocumentsTx, filter: repository.SheetFilter) {
  return { sheets: (await repository.selectSheets(tx, filter)).map(({ signatures, ...sheet }) => ({ ...shownSheet(sheet), signatures })) };
}

/** A sheet with its signatures; 404 when there is none, 409 `sheetAltered` when one can't be read any more. */
export async function getSignatureSheet(tx: DocumentsTx, sheetNo: string) {
  const { sheet, rows } = await readSheet(tx, sheetNo);
  const signatures = rows.map((row) => {
    const read = readSigned(row);
    if (!read) throw conflict('sheetAltered', `Signature ${row.signatureNo} of ${sheetNo} can not be read any more: verify the sheet`);
    return read;
  });
  return { ...shownSheet(sheet), signatures };
}

/** Whether every signature of a sheet still reads as it was signed, and what does not. */
export async function verifySignatureSheet(tx: DocumentsTx, sheetNo: string) {
  const { sheet, rows } = await readSheet(tx, sheetNo);
  const faults = faultsOf(sheet, rows);
  return { sheetNo, intact: faults.length === 0, signatures: rows.length, lastHash: rows.at(-1)?.hash ?? headingHash(sheet), faults };
}

async function readSheet(tx: DocumentsTx, sheetNo: string) {
  const sheet = await repository.findSheet(tx, sheetNo);
  if (!sheet) throw notFound('signature sheet', sheetNo);
  return { sheet, rows: await repository.selectSignatures(tx, sheetNo) };
}

const shownSheet = ({ openedAt, ...sheet }: repository.SheetRow) => ({ ...sheet, openedAt: openedAt.toISOString() });
