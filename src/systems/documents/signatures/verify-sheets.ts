import type { z } from 'zod';
import type { signatureOperations } from './operations';

type Verification = z.output<typeof signatureOperations.verifySignatureSheet.result>;
type Listed = Pick<z.output<typeof signatureOperations.listSignatureSheets.result>['sheets'][number], 'sheetNo' | 'kind' | 'caseNo'>;

/** What is needed of the documents system's client. */
export interface Sheets {
  listSignatureSheets(call: { query: { limit: number; offset: number } }): Promise<{ sheets: Listed[] }>;
  verifySignatureSheet(call: { params: { sheetNo: string } }): Promise<Verification>;
}

const pageSize = 200;

type Verified = Verification & Listed;

/** Verifies every signature sheet there is, one after the other. */
export async function* verifiedSheets(documents: Sheets): AsyncGenerator<Verified> {
  for (let offset = 0; ; offset += pageSize) {
    const found = (await documents.listSignatureSheets({ query: { limit: pageSize, offset } })).sheets;
    for (const { sheetNo, kind, caseNo } of found) {
      yield { ...(await documents.verifySignatureSheet({ params: { sheetNo } })), kind, caseNo };
    }
    if (found.length < pageSize) return;
  }
}

/** Verifies every signature sheet there is and tells what does not read as it was signed; true when all of them do. */
export async function verifySheets(documents: Sheets, tell: (line: string) => void): Promise<boolean> {
  let [sheets, signatures, altered] = [0, 0, 0];
  for await (const { sheetNo, kind, caseNo, ...result } of verifiedSheets(documents)) {
    sheets += 1;
    signatures += result.signatures;
    if (result.intact) continue;
    altered += 1;
    tell(`${sheetNo}  ${caseNo}  ${kind}`);
    for (const { signatureNo, detail } of result.faults) tell(`  ${signatureNo === 0 ? 'heading' : `signature ${signatureNo}`}: ${detail}`);
  }
  tell(`${sheets} sheets with ${signatures} signatures: ${altered === 0 ? 'all read as they were signed' : `${altered} of the sheets do not read as they were signed`}.`);
  return altered === 0;
}
