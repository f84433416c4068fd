import { refused } from '../../../http/problem';
import { findLot } from '../old-parts/lots';
import type { WarehouseTx } from '../tables';
import { candidatesOf, changeCandidate, claimedOf, lockPool } from './repository';
import type { ScrapListLine } from './tables';

/**
 * The line of a decided list that each of these candidates stands on: what a stocktake counts (PS-11).
 * @param field where a candidate stands in the request, by its index
 * Throws 422 `notOnList` for one that no list has for scrapping now.
 */
export async function linesToCount(tx: WarehouseTx, candidateIds: string[], field: (index: number) => string): Promise<Map<string, ScrapListLine>> {
  const rows = candidateIds.length === 0 ? [] : await approvedLines(tx).where('scrapListLine.candidateId', 'in', candidateIds).execute();
  const lines = new Map(rows.map((line) => [line.candidateId, line]));
  const stray = candidateIds.findIndex((id) => !lines.has(id));
  if (stray < 0) return lines;
  const detail = `${candidateIds[stray]} is on no list that is approved for scrapping`;
  throw refused('notOnList', `${field(stray)}: ${detail}`, [{ field: field(stray), detail }]);
}

const approvedLines = (tx: WarehouseTx) =>
  tx
    .selectFrom('scrapListLine')
    .innerJoin('scrapCandidate', 'scrapCandidate.candidateId', 'scrapListLine.candidateId')
    .innerJoin('scrapList', 'scrapList.scrapListNo', 'scrapListLine.scrapListNo')
    .innerJoin('scrapCase', 'scrapCase.caseNo', 'scrapList.caseNo')
    .selectAll('scrapListLine')
    .select(['scrapCandidate.oldPartNo', 'scrapCandidate.partNo', 'scrapCandidate.partName', 'scrapCandidate.caseNo', 'scrapCandidate.reason', 'scrapCandidate.supplierNo'])
    .where('scrapCase.state', '=', 'decided')
    .where('decision', 'is not', null);

/**
 * What the book says of counted lines of a list, by candidate: the approved pieces, and beyond them pieces of the same
 * lot that nobody has a use for yet (I-PS-6). What a count finds beyond both, or less than approved, is a difference.
 */
export async function bookOfLines(tx: WarehouseTx, lines: ScrapListLine[], counted: Map<string, number>): Promise<Map<string, number>> {
  await lockPool(tx);
  const free = new Map<string, number>();
  const book = new Map<string, number>();
  for (const line of lines) {
    const spare = free.get(line.oldPartNo) ?? (await spareOf(tx, line.oldPartNo, lines));
    const beyond = Math.min(Math.max((counted.get(line.candidateId) ?? 0) - line.scrapQuantity, 0), spare);
    free.set(line.oldPartNo, spare - beyond);
    book.set(line.candidateId, line.scrapQuantity + beyond);
  }
  return book;
}

/** Pieces of a lot that no candidate claims, and that the meeting gave no other way on the same list. */
export async function spareOf(tx: WarehouseTx, oldPartNo: string, lines: ScrapListLine[]): Promise<number> {
  const lot = await findLot(tx, oldPartNo);
  const spoken = lines.filter((line) => line.oldPartNo === oldPartNo).reduce((sum, { keepQuantity, supplierQuantity }) => sum + keepQuantity + supplierQuantity, 0);
  return Math.max((lot?.onHand ?? 0) - (await claimedOf(tx, oldPartNo)) - spoken, 0);
}

/** Whether a lot can lose so many pieces: those on a list are counted with the list. */
export async function mayLose(tx: WarehouseTx, oldPartNo: string, quantity: number): Promise<boolean> {
  const lot = await findLot(tx, oldPartNo);
  const candidates = await candidatesOf(tx, oldPartNo);
  return (lot?.onHand ?? 0) - candidates.reduce((sum, { listed }) => sum + listed, 0) >= quantity;
}

/** Pieces that a count of the store does not find in a lot are taken from its candidates where nothing else is left, the latest first. */
export async function loseOpenCandidates(tx: WarehouseTx, oldPartNo: string, quantity: number): Promise<void> {
  await lockPool(tx);
  const lot = await findLot(tx, oldPartNo);
  let missing = quantity - Math.max((lot?.onHand ?? 0) - (await claimedOf(tx, oldPartNo)), 0);
  for (const { candidateId, open } of (await candidatesOf(tx, oldPartNo)).toReversed()) {
    const lost = Math.min(open, missing);
    if (lost <= 0) continue;
    await changeCandidate(tx, candidateId, { missing: lost });
    missing -= lost;
  }
}

/** Corrects a list down by pieces that a stocktake did not find (PS-D6.2). */
export async function correctDown(tx: WarehouseTx, candidateId: string, missing: number): Promise<void> {
  const line = (await linesToCount(tx, [candidateId], () => 'candidateId')).get(candidateId);
  if (!line) return;
  const scrapQuantity = line.scrapQuantity - missing;
  await tx.updateTable('scrapListLine').set({ scrapQuantity }).where('scrapListNo', '=', line.scrapListNo).where('lineNo', '=', line.lineNo).execute();
  await changeCandidate(tx, candidateId, { listed: -missing, missing });
}
