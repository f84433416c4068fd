import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { pageOfCase, type OfCase } from '../../../database/of-case';
import { cnyOf } from '../../../money';
import type { WarehouseTx } from '../tables';
import { linesOfLists } from './repository';
import type { supplierClearing } from './schemas';
import type { ScrapCandidate, ScrapListLine } from './tables';

/** Pieces that wait for a list. */
export const candidateView = ({ candidateId, oldPartNo, partNo, partName, open: quantity, unitValueFen, reason, caseNo }: ScrapCandidate) => ({
  ...{ candidateId, oldPartNo, partNo, partName, quantity, reason, caseNo },
  unitValue: cnyOf(unitValueFen),
  amount: cnyOf(quantity * unitValueFen),
});

export const lineView = ({ unitValueFen, ...line }: ScrapListLine) => ({ ...line, unitValue: cnyOf(unitValueFen), amount: cnyOf(line.quantity * unitValueFen) });

/** Goods of a list that go to the scrap zones. */
export const goodsOf = (lines: ScrapListLine[]) =>
  lines.filter(({ scrapQuantity }) => scrapQuantity > 0).map(({ candidateId, partNo, partName, scrapQuantity: quantity }) => ({ candidateId, partNo, partName, quantity }));

/** Pieces that go back to WR-16, by the case that they came with and by supplier (PS-D5.2). */
export function supplierClearingsOf(lines: ScrapListLine[]): z.input<typeof supplierClearing>[] {
  const clearings = new Map<string, z.input<typeof supplierClearing>>();
  for (const { caseNo, supplierNo, oldPartNo, partNo, partName, supplierQuantity: quantity } of lines) {
    if (quantity === 0 || supplierNo === null) continue;
    const clearing = clearings.get(`${caseNo}/${supplierNo}`) ?? { caseNo, supplierNo, parts: [] };
    clearing.parts.push({ oldPartNo, partNo, partName, quantity });
    clearings.set(`${caseNo}/${supplierNo}`, clearing);
  }
  return [...clearings.values()];
}

/** Scrap candidates with what became of their pieces, oldest first. */
export async function listScrapCandidates(tx: WarehouseTx, { oldPartNo, limit, offset }: { oldPartNo?: string | undefined; limit: number; offset: number }) {
  const rows = await tx
    .selectFrom('scrapCandidate')
    .selectAll()
    .$if(oldPartNo !== undefined, (query) => query.where('oldPartNo', '=', oldPartNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ unitValueFen, ...row }) => ({ ...row, unitValue: cnyOf(unitValueFen), addedAt: shanghaiIso(row.addedAt) }));
}

/** Scrap lists with their lines, oldest first. */
export async function listScrapLists(tx: WarehouseTx, wanted: OfCase) {
  const lists = await tx.selectFrom('scrapList').selectAll().$call(pageOfCase(wanted)).execute();
  const lines = await linesOfLists(tx, lists.map(({ scrapListNo }) => scrapListNo));
  return lists.map(({ scrapAmountFen, ...list }) => ({
    ...list,
    scrapAmount: cnyOf(scrapAmountFen),
    drawnUpAt: shanghaiIso(list.drawnUpAt),
    lines: lines.filter(({ scrapListNo }) => scrapListNo === list.scrapListNo).map(lineView),
  }));
}

/** Scrap cases, oldest first. */
export async function listScrapCases(tx: WarehouseTx, wanted: OfCase) {
  const rows = await tx.selectFrom('scrapCase').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map((row) => ({ ...row, openedAt: shanghaiIso(row.openedAt), endedAt: row.endedAt === null ? null : shanghaiIso(row.endedAt) }));
}
