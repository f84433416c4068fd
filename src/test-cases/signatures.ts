import type { SystemClients } from '../systems/clients';

/** Signing points of a case's sheets in the order in which they were signed. */
export async function signaturesOf({ documents }: SystemClients, caseNo: string): Promise<string[]> {
  const { sheets } = await documents.listSignatureSheets({ query: { limit: 200, caseNo } });
  const read = await Promise.all(sheets.map(({ sheetNo }) => documents.getSignatureSheet({ params: { sheetNo } })));
  return read.flatMap(({ signatures }) => signatures.map(({ signingPoint }) => signingPoint));
}
