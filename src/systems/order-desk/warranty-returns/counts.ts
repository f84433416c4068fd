import type { z } from 'zod';
import type { Locale } from '../../../config';
import { unknownParts } from '../incidents/incident-repository';
import { misfitWords, type Misfit } from './misfits';
import { lineOfFlow } from './pieces';
import { insertLines, linesOf, takeReturn, updateReturn } from './repository';
import type { countedParts } from './schemas';
import type { LineRow, WarrantyTx } from './tables';

type Given = z.output<typeof countedParts>;

/**
 * Records what arrived of each line, and parts that came beside the list (WR-02); what arrived is judged and settled
 * (I-WR-5). A count that does not fit the list is refused in words. Throws 404, 409 `caseState`.
 */
export async function recordCountedParts(tx: WarrantyTx, given: Given, locale: Locale) {
  const { caseNo, otherParts } = given;
  await takeReturn(tx, caseNo, ['received']);
  const listed = await linesOf(tx, caseNo);
  const misfit = unfitCount(listed, given) ?? (await unfitOthers(tx, given));
  if (misfit) return { refusal: misfitWords(misfit, locale), countedLines: [], countDifferences: [] };
  for (const { lineNo, countedQuantity } of given.countedLines) {
    await tx.updateTable('warrantyLine').set({ countedQuantity }).where('caseNo', '=', caseNo).where('lineNo', '=', lineNo).execute();
  }
  await insertLines(tx, otherParts.map(({ partNo, quantity, fault }, index) => otherLine(caseNo, listed.length + index + 1, { partNo, quantity, fault: fault ?? null })));
  await updateReturn(tx, caseNo, { state: 'counted' });
  const counted = (await linesOf(tx, caseNo)).map((line) => ({ ...lineOfFlow(line, line.countedQuantity ?? 0, locale), listedQuantity: line.listedQuantity }));
  const differences = counted.filter(({ quantity, listedQuantity }) => quantity !== listedQuantity);
  return {
    refusal: null,
    countedLines: counted.filter(({ quantity }) => quantity > 0),
    countDifferences: differences.map(({ partNo, partName, listedQuantity, quantity: countedQuantity }) => ({ partNo, partName, listedQuantity, countedQuantity })),
  };
}

const otherLine = (caseNo: string, lineNo: number, { partNo, quantity, fault }: { partNo: string; quantity: number; fault: string | null }) => ({
  ...{ caseNo, lineNo, partNo, fault, listedQuantity: 0, countedQuantity: quantity },
  ...{ saleDate: null, saleDateKind: null, extensionReason: null, serialNo: null, expectedCaseNo: null, exchangeWanted: false, remedyGiven: false },
});

function unfitCount(listed: LineRow[], { countedLines }: Given): Misfit | undefined {
  const stranger = countedLines.findIndex(({ lineNo }) => !listed.some((line) => line.lineNo === lineNo));
  if (countedLines[stranger]) return { misfit: 'lineNotOnList', field: `countedLines.${stranger}.lineNo`, value: String(countedLines[stranger].lineNo) };
  const left = listed.find(({ lineNo }) => !countedLines.some((line) => line.lineNo === lineNo));
  return left && { misfit: 'lineNotCounted', field: 'countedLines', value: String(left.lineNo) };
}

async function unfitOthers(tx: WarrantyTx, { otherParts }: Given): Promise<Misfit | undefined> {
  const unknown = await unknownParts(tx, otherParts.map(({ partNo }) => partNo));
  const index = otherParts.findIndex(({ partNo }) => unknown.has(partNo));
  return otherParts[index] && { misfit: 'unknownPart', field: `otherParts.${index}.partNo`, value: otherParts[index].partNo };
}
