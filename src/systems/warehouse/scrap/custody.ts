import type { z } from 'zod';
import { conflict, refused, refusedField } from '../../../http/problem';
import type { CountLine } from '../keeper-tables';
import { findLot } from '../old-parts/lots';
import type { WarehouseTx } from '../tables';
import { enterCandidate } from './candidates';
import { caseIn } from './cases';
import { moveLot } from './lot-moves';
import { changeCandidate, latestList, linesOfLists, lockPool } from './repository';
import type { scrapEnd } from './schemas';
import { spareOf } from './stocktake';
import type { ScrapListLine } from './tables';

interface ListedTransfer {
  caseNo: string;
  goods: { partNo: string; quantity: number; candidateId?: string | null | undefined }[];
  handedOverBy: string;
}

/** What came of a hand-over, beside the record. */
export interface HandedOver {
  movementIds: string[];
  endState: z.infer<typeof scrapEnd> | null;
  /** Candidates made of pieces beyond the list (PS-D6.3). */
  newCandidates: string[];
}

/** Whether a count is of lines of a scrap list. */
export const countsAList = (counted: CountLine[]) => counted.some(({ candidateId }) => candidateId !== null);

/**
 * Throws unless the goods are what is approved and was found: 409 `scrapCaseState`, `differenceOpen`; 422 `notOnSheet`,
 * `moreThanCounted`.
 */
export async function requireApproved(tx: WarehouseTx, { caseNo, goods }: ListedTransfer, counted: CountLine[]): Promise<ScrapListLine[]> {
  await lockPool(tx);
  await caseIn(tx, caseNo, ['decided']);
  const list = await latestList(tx, caseNo);
  const lines = (await linesOfLists(tx, list ? [list.scrapListNo] : [])).filter(({ scrapQuantity, candidateId }) => scrapQuantity > 0 || counted.some((each) => each.candidateId === candidateId));
  for (const line of lines) {
    const found = counted.find(({ candidateId }) => candidateId === line.candidateId);
    if (!found || found.counted === null) throw refusedField('notOnSheet', 'countSheetNo', `${line.partName} (${line.candidateId}) of ${caseNo} was not counted on this sheet`);
    if (found.counted < line.scrapQuantity) throw conflict('differenceOpen', `Of ${line.partName} ${found.counted} were counted, ${line.scrapQuantity} are approved: the difference is not released yet (PS-D6.2)`);
    const index = goods.findIndex(({ candidateId }) => candidateId === line.candidateId);
    if ((goods[index]?.quantity ?? 0) === line.scrapQuantity) continue;
    const [field, detail] = [index < 0 ? 'goods' : `goods.${index}.quantity`, `${line.scrapQuantity} pieces of ${line.partName} (${line.candidateId}) are approved and here, not ${goods[index]?.quantity ?? 0}`];
    throw refused('moreThanCounted', `${field}: ${detail}`, [{ field, detail }]);
  }
  return lines;
}

/**
 * Administration has signed: what is approved passes from OLD to SCR, each lot in one movement, and the case ends. Pieces
 * found beyond the list stay, as new candidates (PS-D6.3, I-PS-6); no supplier was asked about them.
 */
export async function handOver(tx: WarehouseTx, transfer: ListedTransfer, custodyTransferRecordNo: string, lines: ScrapListLine[], counted: CountLine[], at: Date): Promise<HandedOver> {
  for (const { candidateId, scrapListNo, lineNo, scrapQuantity: scrapped } of lines) {
    await changeCandidate(tx, candidateId, { listed: -scrapped, scrapped });
    await tx.updateTable('scrapListLine').set({ scrapped }).where('scrapListNo', '=', scrapListNo).where('lineNo', '=', lineNo).execute();
  }
  const movementIds: string[] = [];
  for (const oldPartNo of [...new Set(lines.map((line) => line.oldPartNo))].sort()) {
    const quantity = lines.filter((line) => line.oldPartNo === oldPartNo).reduce((sum, { scrapQuantity }) => sum + scrapQuantity, 0);
    const lot = await findLot(tx, oldPartNo);
    if (!lot) throw new Error(`The lot ${oldPartNo} of ${transfer.caseNo} is gone`);
    if (quantity === 0) continue;
    const { movementId, valued } = await moveLot(tx, { documentNo: custodyTransferRecordNo, type: 'scrapTransfer', lot, from: 'OLD', to: 'SCR', quantity }, at);
    if (valued) movementIds.push(movementId);
  }
  const newCandidates = await surplusCandidates(tx, transfer, lines, counted, at);
  const endState = await endCase(tx, transfer.caseNo, at);
  return { movementIds, endState, newCandidates };
}

async function surplusCandidates(tx: WarehouseTx, { caseNo, handedOverBy: addedBy }: ListedTransfer, lines: ScrapListLine[], counted: CountLine[], at: Date): Promise<string[]> {
  const made: string[] = [];
  for (const line of lines) {
    const found = counted.find(({ candidateId }) => candidateId === line.candidateId)?.counted ?? 0;
    const quantity = Math.min(found - line.scrapQuantity, await spareOf(tx, line.oldPartNo, lines));
    const lot = await findLot(tx, line.oldPartNo);
    if (quantity <= 0 || !lot || lot.unitValueFen === null) continue;
    made.push(await enterCandidate(tx, { ...lot, unitValueFen: lot.unitValueFen }, { quantity, reason: `${caseNo}: ${line.reason}`.slice(0, 500), supplierNo: null, addedBy }, at));
  }
  return made;
}

/** Scrapped as listed, or, where a meeting resolved so, a part of it; pieces that were not there change nothing of that. */
async function endCase(tx: WarehouseTx, caseNo: string, at: Date): Promise<z.infer<typeof scrapEnd>> {
  const endState = (await latestList(tx, caseNo))?.decision === 'scrapPart' ? 'partlyScrapped' : 'scrapped';
  await tx.updateTable('scrapCase').set({ state: 'ended', endState, endedAt: at }).where('caseNo', '=', caseNo).execute();
  return endState;
}
