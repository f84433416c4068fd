import type { CountLine } from './keeper-tables';
import type { WarehouseTx } from './tables';

type Counted = Pick<CountLine, 'partNo' | 'location' | 'oldPartNo'>;

/**
 * The last movement by which a count corrected each line's place, or its lot in the old-parts store; 0 where none did. To be
 * asked under the locks of the places and lots.
 */
export async function lastCorrections(tx: WarehouseTx, lines: readonly Counted[]): Promise<(line: Counted) => number> {
  const partNos = [...new Set(lines.map(({ partNo }) => partNo))];
  if (partNos.length === 0) return () => 0;
  const rows = await tx
    .selectFrom('movement')
    .select(({ fn }) => ['partNo', 'fromLocation', 'toLocation', 'oldPartNo', fn.max('id').as('last')])
    .where('partNo', 'in', partNos)
    .where('type', 'in', ['countShortage', 'countSurplus'])
    .groupBy(['partNo', 'fromLocation', 'toLocation', 'oldPartNo'])
    .execute();
  return ({ partNo, location, oldPartNo }) => {
    const own = rows.filter((row) => row.partNo === partNo && (row.fromLocation ?? row.toLocation) === location && row.oldPartNo === oldPartNo);
    return Math.max(0, ...own.map(({ last }) => last));
  };
}
