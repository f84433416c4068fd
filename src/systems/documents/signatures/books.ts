import type { Transaction } from 'kysely';
import { ofSystem, type BaseTables } from '../../../database/base-tables';
import type { DocumentsTables, DocumentsTx } from '../tables';
import { listSignatureSheets, verifySignatureSheet } from './sheets';
import { verifySheets, type Sheets } from './verify-sheets';

/** What a look at the signature sheets finds: sheets that do not read as they were signed. */
export async function checkSheets(base: Transaction<BaseTables>) {
  const told: string[] = [];
  await verifySheets(sheetsOf(ofSystem<DocumentsTables>(base)), (line) => told.push(line));
  return { said: told.at(-1) ?? '', faults: told.slice(0, -1) };
}

/** The sheets without a system around them. */
const sheetsOf = (tx: DocumentsTx): Sheets => ({
  listSignatureSheets: ({ query }) => listSignatureSheets(tx, query),
  verifySignatureSheet: ({ params }) => verifySignatureSheet(tx, params.sheetNo),
});
