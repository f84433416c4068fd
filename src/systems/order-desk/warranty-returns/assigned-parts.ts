import { sql } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../../config';
import { partNameIn } from '../part-name';
import { stillExpected } from './expected-parts';
import { misfitWords, type Misfit } from './misfits';
import { lockReturn } from './repository';
import type { partToAssign } from './schemas';
import type { LineRow, WarrantyTx } from './tables';

/** Returned parts that came on a list without their incident's number, and are booked to it by a person. */

/** At most so many are offered at once. */
const offered = 200;

/**
 * Pieces that came without an incident's number beside the incidents that may have asked for them: of the same dealer and
 * part, and since the incident was reported; oldest asking first.
 */
export async function listAssignableParts(tx: WarrantyTx, locale: Locale) {
  const rows = await stillExpected(tx)
    .innerJoin('incident', 'incident.caseNo', 'expected.caseNo')
    .innerJoin('warrantyReturn', 'warrantyReturn.dealerNo', 'expected.dealerNo')
    .innerJoin('warrantyLine', (join) => join.onRef('warrantyLine.caseNo', '=', 'warrantyReturn.caseNo').onRef('warrantyLine.partNo', '=', 'expected.partNo'))
    .innerJoin('part', 'part.partNo', 'expected.partNo')
    .innerJoin('dealer', 'dealer.dealerNo', 'expected.dealerNo')
    .where('warrantyLine.expectedCaseNo', 'is', null)
    .whereRef('warrantyReturn.receivedAt', '>=', 'incident.receivedAt')
    .where(freePieces, '>', 0)
    .select(['warrantyLine.caseNo', 'lineNo', 'expected.partNo', 'nameZh', 'nameEn', 'dealer.name as dealerName', 'expected.caseNo as expectedCaseNo', freePieces.as('free')])
    .select(sql<number>`least(expected.quantity, up_to - received)::int`.as('wanted'))
    .orderBy('askedAt')
    .orderBy('expected.caseNo')
    .orderBy('warrantyReturn.position')
    .orderBy('lineNo')
    .limit(offered)
    .execute();
  const assignable = new Map<string, Assignable>();
  for (const { nameZh, nameEn, free, wanted, ...row } of rows) {
    const assignmentKey = `${row.caseNo}/${row.lineNo} ${row.expectedCaseNo}`;
    const before = assignable.get(assignmentKey)?.quantity ?? 0;
    // An incident that asked for the part more than once has a row for each asking.
    assignable.set(assignmentKey, { ...row, assignmentKey, partName: partNameIn(locale, { nameZh, nameEn }), quantity: Math.min(free, before + wanted) });
  }
  return [...assignable.values()];
}

interface Assignable {
  assignmentKey: string;
  caseNo: string;
  lineNo: number;
  partNo: string;
  partName: string;
  dealerName: string;
  expectedCaseNo: string;
  quantity: number;
}

/** Pieces of a line that arrived and belong to no incident yet. */
const freePieces = sql<number>`(coalesce(warranty_line.counted_quantity, 0) - coalesce((select sum(assigned.quantity) from assigned_part assigned
  where assigned.case_no = warranty_line.case_no and assigned.line_no = warranty_line.line_no), 0))::int`;

/**
 * Books pieces of a line to the incident that asked for them, by a person. What does not fit, or does not any more, is
 * answered in words; the incident and the parcel take turns with every other change.
 */
export async function assignReturnedPart(tx: WarrantyTx, at: Date, given: z.output<typeof partToAssign>, locale: Locale): Promise<{ refusal: string | null }> {
  const misfit = await unfit(tx, given);
  if (misfit) return { refusal: misfitWords(misfit, locale) };
  await tx
    .insertInto('assignedPart')
    .values({ ...given, assignedAt: at })
    .onConflict((clash) => clash.columns(['caseNo', 'lineNo', 'expectedCaseNo']).doUpdateSet({ quantity: sql`assigned_part.quantity + excluded.quantity` }))
    .execute();
  return { refusal: null };
}

async function unfit(tx: WarrantyTx, { caseNo, lineNo, expectedCaseNo, quantity }: z.output<typeof partToAssign>): Promise<Misfit | undefined> {
  const incident = await tx.selectFrom('incident').select('dealerNo').where('caseNo', '=', expectedCaseNo).forUpdate().executeTakeFirst();
  if (!incident) return { misfit: 'unknownIncident', field: 'expectedCaseNo', value: expectedCaseNo };
  const parcel = await lockReturn(tx, caseNo);
  const line = await tx.selectFrom('warrantyLine').select(['partNo', 'expectedCaseNo', freePieces.as('free')]).where('caseNo', '=', caseNo).where('lineNo', '=', lineNo).executeTakeFirst();
  if (!parcel || !line) return { misfit: 'lineNotOnList', field: 'lineNo', value: String(lineNo) };
  if (parcel.dealerNo !== incident.dealerNo) return { misfit: 'incidentOfOtherDealer', field: 'expectedCaseNo', value: expectedCaseNo };
  if (line.expectedCaseNo !== null) return { misfit: 'lineHasIncident', field: 'lineNo', value: line.expectedCaseNo };
  if (quantity > line.free) return { misfit: 'moreThanArrived', field: 'quantity', value: String(Math.max(line.free, 0)) };
  const rows = await stillExpected(tx, incident.dealerNo).where('expected.caseNo', '=', expectedCaseNo).where('expected.partNo', '=', line.partNo).execute();
  const wanted = rows.reduce((sum, row) => sum + row.quantity, 0);
  return quantity > wanted ? { misfit: 'partAlreadyReceived', field: 'expectedCaseNo', value: expectedCaseNo } : undefined;
}

/** Pieces of the lines of a case that were booked to incidents. */
export const assignedPieces = (tx: WarrantyTx, caseNo: string) =>
  tx.selectFrom('assignedPart').select(['lineNo', 'expectedCaseNo', 'quantity']).where('caseNo', '=', caseNo).orderBy('lineNo').orderBy('expectedCaseNo').execute();

/** The incidents of a line all of whose pieces were booked to incidents; of a line with pieces left a person decides. */
export async function incidentsOfWhole(tx: WarrantyTx, { caseNo, lineNo, countedQuantity }: LineRow): Promise<string[]> {
  const booked = (await assignedPieces(tx, caseNo)).filter((each) => each.lineNo === lineNo);
  const pieces = booked.reduce((sum, { quantity }) => sum + quantity, 0);
  return pieces > 0 && pieces >= (countedQuantity ?? 0) ? booked.map(({ expectedCaseNo }) => expectedCaseNo) : [];
}
