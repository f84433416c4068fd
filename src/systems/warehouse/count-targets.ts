import { refused } from '../../http/problem';
import type { CountLine } from './keeper-tables';
import { linesToCount } from './scrap/stocktake';
import type { Place } from './stock-repository';
import type { WarehouseTx } from './tables';

/** What of a place is to be counted: in the old-parts store a lot, or the listed pieces of a scrap candidate. */
export interface CountTarget extends Place {
  oldPartNo?: string | null | undefined;
  candidateId?: string | null | undefined;
}

type OnSheet = Place & Pick<CountLine, 'oldPartNo' | 'candidateId'> & { listedQuantity: number | null };

/**
 * The lines of a count sheet: a part's place in the old-parts store is counted by its lots, since each has its own value;
 * a vehicle there is a piece of its own. Throws 422 `unknownOldPart`, `notOnList`.
 */
export async function linesForSheet(tx: WarehouseTx, targets: CountTarget[]): Promise<OnSheet[]> {
  const named = targets.flatMap(({ candidateId }) => candidateId ?? []);
  const listed = await linesToCount(tx, named, (index) => `countLines.${targets.findIndex(({ candidateId }) => candidateId === named[index])}.candidateId`);
  const lines: OnSheet[] = [];
  for (const [index, target] of targets.entries()) {
    const { partNo, location } = target;
    const line = listed.get(target.candidateId ?? '');
    if (line) {
      requirePart(line.partNo, target, `countLines.${index}.partNo`);
      lines.push({ partNo, location: 'OLD', oldPartNo: line.oldPartNo, candidateId: line.candidateId, listedQuantity: line.scrapQuantity });
      continue;
    }
    const lots = location === 'OLD' ? await lotsOf(tx, target) : [];
    if (target.oldPartNo && lots.length === 0) throw fault('unknownOldPart', `countLines.${index}.oldPartNo`, `there is no lot ${target.oldPartNo} of ${partNo}`);
    const none = { partNo, location, oldPartNo: null, candidateId: null, listedQuantity: null };
    lines.push(...(lots.length === 0 ? [none] : lots.map(({ oldPartNo }) => ({ ...none, oldPartNo }))));
  }
  return lines;
}

/** The lot that is named, or all of the part that have pieces. */
const lotsOf = (tx: WarehouseTx, { partNo, oldPartNo }: CountTarget) =>
  tx
    .selectFrom('oldPart')
    .select('oldPartNo')
    .where('partNo', '=', partNo)
    .$if(Boolean(oldPartNo), (query) => query.where('oldPartNo', '=', oldPartNo ?? ''))
    .$if(!oldPartNo, (query) => query.where('onHand', '>', 0))
    .orderBy('position')
    .execute();

function requirePart(partNo: string, given: CountTarget, field: string): void {
  if (given.partNo !== partNo || given.location !== 'OLD') throw fault('notOnList', field, `${given.candidateId} is ${partNo} in the old-parts store, not ${given.partNo} at ${given.location}`);
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
