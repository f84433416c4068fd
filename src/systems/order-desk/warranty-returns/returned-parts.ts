import type { z } from 'zod';
import type { Locale } from '../../../config';
import { nextNumber } from '../../../database/serial';
import { conflict, refusedField } from '../../../http/problem';
import { expectationsOf } from './expected-parts';
import { classOf, factsOf, piecesOf } from './pieces';
import { linesOf, partsOf, takePart, takeReturn, updatePart, updateReturn } from './repository';
import type { recheckOfPart, rulingsOfCase, secondRulingOfPart } from './schemas';
import type { WarrantyTx } from './tables';

/**
 * Opens the returned parts of a case by their rulings (WR-05): each has a dealer side and a supplier side. Returns them
 * with what the list says of each, and with the incidents that expect such parts where it names none (S-X-06). Throws 404, 409 `caseState`, 422 `lineNotOnList`.
 */
export async function openReturnedParts(tx: WarrantyTx, { caseNo, returnedParts }: z.output<typeof rulingsOfCase>, locale: Locale) {
  const { dealerNo } = await takeReturn(tx, caseNo, ['counted']);
  const lines = new Map((await linesOf(tx, caseNo)).map((line) => [line.lineNo, line]));
  const stranger = returnedParts.findIndex(({ lineNo, partNo }) => lines.get(lineNo)?.partNo !== partNo);
  if (returnedParts[stranger]) throw refusedField('lineNotOnList', `returnedParts.${stranger}.lineNo`, `${caseNo} has no line ${returnedParts[stranger].lineNo} of ${returnedParts[stranger].partNo}`);
  const rows = returnedParts.map(({ partName: _, ...part }) => ({ ...part, caseNo, oldPartNo: part.returnedPartNo }));
  if (rows.length > 0) await tx.insertInto('returnedPart').values(rows).execute();
  await updateReturn(tx, caseNo, { state: 'judged' });
  const parts = await partsOf(tx, caseNo);
  const named = await piecesOf(tx, parts, locale);
  const opened = [];
  for (const { lineNo, ruling, rulingReason, ...part } of parts) {
    const line = lines.get(lineNo);
    const pieces = named.find(({ returnedPartNo }) => returnedPartNo === part.returnedPartNo);
    if (!line || !pieces) continue;
    const openExpectations = line.expectedCaseNo === null ? await expectationsOf(tx, dealerNo, line.partNo) : [];
    opened.push({ ...pieces, lineNo, partClass: classOf(line), ruling, rulingReason, ...factsOf(line), openExpectations });
  }
  return { returnedParts: opened };
}

/** Enters a part that is beyond the warranty in the register, once (WR-06). Throws 404, 409 `partInScope`. */
export async function registerOutOfScope(tx: WarrantyTx, at: Date, { returnedPartNo, registeredBy }: { returnedPartNo: string; registeredBy: string }) {
  const part = await takePart(tx, returnedPartNo);
  if (part.ruling !== 'outOfScope') throw conflict('partInScope', `${returnedPartNo} is within the warranty scope`);
  if (part.outOfScopeNo !== null) return { outOfScopeNo: part.outOfScopeNo };
  const outOfScopeNo = await nextNumber(tx, 'OS', at);
  await updatePart(tx, returnedPartNo, { outOfScopeNo, registeredBy });
  return { outOfScopeNo };
}

/** Quality has re-checked a part (WR-08). Throws 404. */
export async function recordRecheck(tx: WarrantyTx, { returnedPartNo, checkedAt }: z.output<typeof recheckOfPart>) {
  await takePart(tx, returnedPartNo);
  await updatePart(tx, returnedPartNo, { recheckedAt: new Date(checkedAt) });
  return {};
}

/** The ruling after the re-check, as Quality made it (WR-08); it is final. Throws 404. */
export async function recordSecondRuling(tx: WarrantyTx, { returnedPartNo, ruling, ruledAt }: z.output<typeof secondRulingOfPart>) {
  await takePart(tx, returnedPartNo);
  await updatePart(tx, returnedPartNo, { ruling, secondRuledAt: new Date(ruledAt) });
  return {};
}
