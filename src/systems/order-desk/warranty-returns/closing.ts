import type { Locale } from '../../../config';
import { conflict } from '../../../http/problem';
import { piecesOf } from './pieces';
import { insertBreach, partsOf, takeReturn, updateReturn } from './repository';
import type { WarrantyTx } from './tables';

/** Closes the case when both sides of every part have ended (WR-20, I-WR-9). Throws 404; 409 `caseState`, `sidesOpen`. */
export async function closeWarrantyReturn(tx: WarrantyTx, at: Date, caseNo: string, locale: Locale) {
  await takeReturn(tx, caseNo, ['counted', 'judged']);
  const parts = await partsOf(tx, caseNo);
  const open = parts.filter(({ dealerEnd, supplierEnd }) => dealerEnd === null || supplierEnd === null);
  if (open.length > 0) throw conflict('sidesOpen', `${caseNo} still has open parts: ${open.map(({ returnedPartNo }) => returnedPartNo).join(', ')}`);
  const arrived = await tx.selectFrom('warrantyLine').select('lineNo').where('caseNo', '=', caseNo).where('countedQuantity', '>', 0).executeTakeFirst();
  if (arrived && parts.length === 0) throw conflict('sidesOpen', `The parts of ${caseNo} are not judged yet`);
  await updateReturn(tx, caseNo, { state: 'closed', closedAt: at });
  const named = await piecesOf(tx, parts, locale);
  const partEnds = parts.flatMap(({ dealerEnd, supplierEnd }, index) => {
    const pieces = named[index];
    return pieces && dealerEnd && supplierEnd ? [{ ...pieces, dealerEnd, supplierEnd }] : [];
  });
  return { partEnds };
}

/** Flags the case with a deadline that another system found missed (I-G-5). Throws 404. */
export async function flagReturnBreach(tx: WarrantyTx, at: Date, { caseNo, deadlineId, dueAt }: { caseNo: string; deadlineId: string; dueAt: string }) {
  await takeReturn(tx, caseNo);
  await insertBreach(tx, { caseNo, deadlineId, dueAt: new Date(dueAt), clearingKey: null, recordedAt: at });
  return {};
}
