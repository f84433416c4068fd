import { sql } from 'kysely';
import { shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { partNameIn } from '../part-name';
import { ownerOfDealerSide, ownerOfSupplierSide, ownerOfUnjudged } from './owners';
import type { WarrantyTx } from './tables';

export interface Page {
  limit: number;
  offset: number;
}

const dayMs = 86_400_000;
/** Since when, and how many whole days that is. */
export const ageOf = (since: Date, at: Date) => ({ since: shanghaiIso(since), ageDays: Math.max(0, Math.floor((at.getTime() - since.getTime()) / dayMs)) });

/** Sides of returned parts that have not ended, and parts that are not judged yet, oldest first: each with its owner (decision by the recorded steps). */
export async function listOpenParts(tx: WarrantyTx, at: Date, page: Page, locale: Locale) {
  const all = [...(await unjudged(tx, at, locale)), ...(await judged(tx, at, locale))];
  return all.toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1)).slice(page.offset, page.offset + page.limit);
}

/** Lines of parcels that are on their way to the ruling; what did not arrive is none of them. */
async function unjudged(tx: WarrantyTx, at: Date, locale: Locale) {
  const rows = await tx
    .selectFrom('warrantyLine')
    .innerJoin('warrantyReturn', 'warrantyReturn.caseNo', 'warrantyLine.caseNo')
    .innerJoin('part', 'part.partNo', 'warrantyLine.partNo')
    .select(['warrantyLine.caseNo', 'lineNo', 'warrantyLine.partNo', 'nameZh', 'nameEn', 'listedQuantity', 'countedQuantity', 'receivedAt'])
    .where('state', 'in', ['received', 'counted'])
    .where(sql<boolean>`coalesce(counted_quantity, listed_quantity) > 0`)
    .orderBy('position')
    .orderBy('lineNo')
    .execute();
  return rows.map(({ nameZh, nameEn, listedQuantity, countedQuantity, receivedAt, ...row }) => ({
    ...row,
    partName: partNameIn(locale, { nameZh, nameEn }),
    quantity: countedQuantity ?? listedQuantity,
    returnedPartNo: null,
    side: null,
    ...ownerOfUnjudged(countedQuantity !== null),
    ...ageOf(receivedAt, at),
  }));
}

async function judged(tx: WarrantyTx, at: Date, locale: Locale) {
  const rows = await partsWithAnswers(tx).where((is) => is.or([is('dealerEnd', 'is', null), is('supplierEnd', 'is', null)])).execute();
  return rows.flatMap((row) => {
    const { caseNo, returnedPartNo, lineNo, partNo, quantity } = row;
    const pieces = { caseNo, returnedPartNo, lineNo, partNo, quantity, partName: partNameIn(locale, row), ...ageOf(row.receivedAt, at) };
    const supplier = row.supplierEnd === null ? ownerOfSupplierSide(row, row) : undefined;
    return [
      ...(row.dealerEnd === null && row.splitFrom === null ? [{ ...pieces, side: 'dealer' as const, ...ownerOfDealerSide(row, row) }] : []),
      ...(supplier ? [{ ...pieces, side: 'supplier' as const, ...supplier }] : []),
    ];
  });
}

/** Returned parts with what dealer and supplier were asked, in the order they were opened. */
const partsWithAnswers = (tx: WarrantyTx) =>
  tx
    .selectFrom('returnedPart')
    .innerJoin('warrantyReturn', 'warrantyReturn.caseNo', 'returnedPart.caseNo')
    .innerJoin('part', 'part.partNo', 'returnedPart.partNo')
    .leftJoin('rulingQuestion', 'rulingQuestion.returnedPartNo', 'returnedPart.returnedPartNo')
    .leftJoin('clearing', 'clearing.clearingKey', 'returnedPart.clearingKey')
    .selectAll('returnedPart')
    .select(['warrantyReturn.dealerNo', 'receivedAt', 'nameZh', 'nameEn', 'contactedAt', 'answer', 'rulingQuestion.closedAt as questionClosedAt'])
    .select(['clearing.answeredAt as clearingAnsweredAt', 'clearing.openedAt as clearingOpenedAt'])
    .orderBy('returnedPart.position');

/** Parts that are with a supplier's clearing, which he has not refused, and for which no credit stands in the books, oldest clearing first. */
export async function listUncreditedParts(tx: WarrantyTx, at: Date, { limit, offset }: Page, locale: Locale) {
  const rows = await partsWithAnswers(tx)
    .where('creditVoucherNo', 'is', null)
    .where('returnedPart.clearingKey', 'is not', null)
    .where((is) => is.or([is('supplierEnd', 'is', null), is('supplierEnd', '=', 'clearedWithSupplier')]))
    .where(sql<boolean>`coalesce(taken, true)`)
    .clearOrderBy()
    .orderBy('clearing.openedAt')
    .orderBy('returnedPart.position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.flatMap((row) => {
    const { caseNo, returnedPartNo, oldPartNo, partNo, quantity, supplierNo, clearingKey, clearingOpenedAt } = row;
    if (supplierNo === null || clearingKey === null || clearingOpenedAt === null) return [];
    const clearingState = row.supplierEnd !== null ? ('ended' as const) : row.clearingAnsweredAt === null ? ('asked' as const) : ('taken' as const);
    return [{ caseNo, returnedPartNo, oldPartNo, partNo, partName: partNameIn(locale, row), quantity, supplierNo, clearingKey, clearingState, ...ageOf(clearingOpenedAt, at) }];
  });
}
