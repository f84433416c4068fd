import { sql } from 'kysely';
import { keyOf } from '../incidents/measures';
import type { Misfit } from './misfits';
import type { ReturnList } from './schemas';
import type { WarrantyTx } from './tables';

/** Why lines that name an incident are not what it asked for; nothing when they are. The incidents are locked. */
export async function unfitExpected(tx: WarrantyTx, { dealerNo, lines }: ReturnList): Promise<Misfit | undefined> {
  const wanted = new Map<string, number>();
  for (const [index, { expectedCaseNo, partNo, quantity }] of lines.entries()) {
    if (!expectedCaseNo) continue;
    const field = `lines.${index}.expectedCaseNo`;
    const incident = await tx.selectFrom('incident').select('dealerNo').where('caseNo', '=', expectedCaseNo).forUpdate().executeTakeFirst();
    if (!incident) return { misfit: 'unknownIncident', field, value: expectedCaseNo };
    if (incident.dealerNo !== dealerNo) return { misfit: 'incidentOfOtherDealer', field, value: expectedCaseNo };
    const key = `${expectedCaseNo} ${partNo}`;
    wanted.set(key, (wanted.get(key) ?? 0) + quantity);
    const expected = await expectedPieces(tx, expectedCaseNo, partNo);
    if (expected === 0) return { misfit: 'partNotExpected', field, value: expectedCaseNo };
    const left = expected - (await receivedPieces(tx, expectedCaseNo, partNo));
    if ((wanted.get(key) ?? 0) > left) return { misfit: 'partAlreadyReceived', field, value: expectedCaseNo };
  }
  return undefined;
}

/** Pieces of a part that an incident asked for. */
async function expectedPieces(tx: WarrantyTx, caseNo: string, partNo: string): Promise<number> {
  const { pieces } = await tx
    .selectFrom('incidentMeasurePart')
    .innerJoin('incidentMeasure', (join) =>
      join.onRef('incidentMeasure.caseNo', '=', 'incidentMeasurePart.caseNo').onRef('incidentMeasure.measureNo', '=', 'incidentMeasurePart.measureNo'),
    )
    .select(sql<number>`coalesce(sum(quantity), 0)::int`.as('pieces'))
    .where('incidentMeasurePart.caseNo', '=', caseNo)
    .where('partNo', '=', partNo)
    .where('measureKind', '=', 'partReturn')
    .where('doneAt', 'is not', null)
    .executeTakeFirstOrThrow();
  return pieces;
}

/** Pieces of them that came, or are on their way by a list that is not counted yet; those that a person booked to the incident count along. */
async function receivedPieces(tx: WarrantyTx, caseNo: string, partNo: string): Promise<number> {
  const { pieces } = await tx
    .selectFrom('warrantyLine')
    .select(sql<number>`coalesce(sum(coalesce(counted_quantity, listed_quantity)), 0)::int`.as('pieces'))
    .where('expectedCaseNo', '=', caseNo)
    .where('partNo', '=', partNo)
    .executeTakeFirstOrThrow();
  const assigned = await tx
    .selectFrom('assignedPart')
    .innerJoin('warrantyLine', (join) => join.onRef('warrantyLine.caseNo', '=', 'assignedPart.caseNo').onRef('warrantyLine.lineNo', '=', 'assignedPart.lineNo'))
    .select(sql<number>`coalesce(sum(quantity), 0)::int`.as('pieces'))
    .where('assignedPart.expectedCaseNo', '=', caseNo)
    .where('partNo', '=', partNo)
    .executeTakeFirstOrThrow();
  return pieces + assigned.pieces;
}

/**
 * Whether an incident gave its remedy for a part: a piece of it was sent free of charge, or is still to be. Parts
 * that the incident named and never sent are no remedy.
 */
export async function remedyGiven(tx: WarrantyTx, caseNo: string | null | undefined, partNo: string): Promise<boolean> {
  if (!caseNo) return false;
  const measures = await tx
    .selectFrom('incidentMeasurePart')
    .innerJoin('incidentMeasure', (join) =>
      join.onRef('incidentMeasure.caseNo', '=', 'incidentMeasurePart.caseNo').onRef('incidentMeasure.measureNo', '=', 'incidentMeasurePart.measureNo'),
    )
    .select(['incidentMeasure.measureNo', 'doneAt'])
    .where('incidentMeasurePart.caseNo', '=', caseNo)
    .where('partNo', '=', partNo)
    .where('measureKind', '=', 'sendParts')
    .execute();
  if (measures.length === 0) return false;
  if (measures.some(({ doneAt }) => doneAt === null)) return true;
  const keys = measures.map(({ measureNo }) => keyOf({ caseNo, measureNo }));
  const sent = await tx
    .selectFrom('orderLine')
    .innerJoin('dealerOrder', 'dealerOrder.orderNo', 'orderLine.orderNo')
    .select('orderLineId')
    .where('dealerOrder.caseNo', 'in', keys)
    .where('orderLine.partNo', '=', partNo)
    .where('shipped', '>', 0)
    .executeTakeFirst();
  return sent !== undefined;
}
