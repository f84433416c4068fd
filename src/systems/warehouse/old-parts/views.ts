import { sql } from 'kysely';
import { shanghaiIso } from '../../../clock';
import { pageOfCase, type OfCase } from '../../../database/of-case';
import { cnyOf, type Fen } from '../../../money';
import type { WarehouseTx } from '../tables';

/** The condition of the index, word for word: a parameter would not match it. */
const isThere = sql<boolean>`on_hand > 0`;

/** Lots, empty ones too, oldest first, and what all lots of the store are worth together. */
export async function listOldParts(tx: WarehouseTx, wanted: OfCase) {
  const lots = await tx.selectFrom('oldPart').selectAll().$call(pageOfCase(wanted)).execute();
  const { total } = await tx.selectFrom('oldPart').select(sql<Fen>`coalesce(sum(on_hand * unit_value_fen), 0)::bigint`.as('total')).where(isThere).executeTakeFirstOrThrow();
  const oldParts = lots.map(({ unitValueFen, takenInAt, ...lot }) => ({
    ...lot,
    unitValue: unitValueFen === null ? null : cnyOf(unitValueFen),
    takenInAt: shanghaiIso(takenInAt),
  }));
  return { oldParts, totalValue: cnyOf(total) };
}

/** Counts of parcels and other issue slips, oldest first. */
export async function listReturnPapers(tx: WarehouseTx, wanted: OfCase) {
  const counts = await tx.selectFrom('returnCount').selectAll().$call(pageOfCase(wanted)).execute();
  const slips = await tx.selectFrom('otherIssueSlip').selectAll().$call(pageOfCase(wanted)).execute();
  return {
    returnCounts: counts.map(({ countedAt, ...count }) => ({ ...count, countedAt: shanghaiIso(countedAt) })),
    otherIssueSlips: slips.map(({ madeAt, ...slip }) => ({ ...slip, madeAt: shanghaiIso(madeAt) })),
  };
}
