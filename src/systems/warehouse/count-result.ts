import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { linesOfSheets, lockSheet } from './count-repository';
import type { WarehouseTx } from './tables';

/** Tells who asked for a count what came of it, once it is closed (SW-06): the book agrees, or is corrected. */
export async function tellAsker(tx: WarehouseTx, countSheetNo: string, at: Date): Promise<void> {
  const sheet = await lockSheet(tx, countSheetNo);
  const askedBy = sheet?.askedBy ?? null;
  if (askedBy === null) return;
  const places = (await linesOfSheets(tx, [countSheetNo])).map(({ partNo, partName, location, counted, book }) => ({
    partNo,
    partName,
    location,
    bookQuantity: book ?? 0,
    countedQuantity: counted ?? 0,
  }));
  const body = { kind: 'countResult', caseNo: countSheetNo, recipient: askedBy, facts: { countSheetNo, places } };
  await enqueue(baseOf(tx), { channel: 'system', target: 'documents/sendNotice', dedupKey: `countResult:${countSheetNo}`, payload: { body } }, at);
}
