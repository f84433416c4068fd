import { sql } from 'kysely';
import type { Locale } from '../../../config';
import { partNameIn } from '../part-name';
import { remedyGiven } from './expected-returns';
import { ageOf, type Page } from './open-parts';
import { ownerOfExpected } from './owners';
import type { WarrantyTx } from './tables';

/**
 * Pieces that incidents asked back and that have neither come nor are on a list under way, each since it was asked for
 * what came without its number counts once a person booked it to the incident. Where an incident asked for a part more than once, what came meets the first asking first.
 */
export function stillExpected(tx: WarrantyTx, dealerNo?: string) {
  const asked = tx
    .selectFrom('incidentMeasurePart as asked')
    .innerJoin('incidentMeasure as measure', (join) => join.onRef('measure.caseNo', '=', 'asked.caseNo').onRef('measure.measureNo', '=', 'asked.measureNo'))
    .innerJoin('incident', 'incident.caseNo', 'asked.caseNo')
    .select(['asked.caseNo', 'asked.partNo', 'asked.quantity', 'incident.dealerNo', sql<Date>`measure.done_at`.as('askedAt')])
    .select(sql<number>`sum(asked.quantity) over (partition by asked.case_no, asked.part_no order by asked.measure_no)`.as('upTo'))
    .select(
      sql<number>`(select coalesce(sum(coalesce(line.counted_quantity, line.listed_quantity)), 0) from warranty_line line
        where line.expected_case_no = asked.case_no and line.part_no = asked.part_no)
        + (select coalesce(sum(assigned.quantity), 0) from assigned_part assigned
          join warranty_line line on line.case_no = assigned.case_no and line.line_no = assigned.line_no
          where assigned.expected_case_no = asked.case_no and line.part_no = asked.part_no)`.as('received'),
    )
    .where('measureKind', '=', 'partReturn')
    .where('measure.doneAt', 'is not', null)
    .$if(dealerNo !== undefined, (query) => query.where('incident.dealerNo', '=', dealerNo ?? ''));
  return tx
    .selectFrom(asked.as('expected'))
    .select(['expected.caseNo', 'expected.partNo', 'expected.dealerNo', 'askedAt'])
    .select(sql<number>`least(expected.quantity, up_to - received)::int`.as('quantity'))
    .whereRef('upTo', '>', 'received');
}

/** Pieces that incidents asked back and that have not come, the oldest first: each with its dealer and whose they are. */
export async function listExpectedParts(tx: WarrantyTx, at: Date, { limit, offset }: Page, locale: Locale) {
  const rows = await stillExpected(tx)
    .innerJoin('part', 'part.partNo', 'expected.partNo')
    .innerJoin('dealer', 'dealer.dealerNo', 'expected.dealerNo')
    .select(['nameZh', 'nameEn', 'dealer.name as dealerName'])
    .orderBy('askedAt')
    .orderBy('expected.caseNo')
    .orderBy('expected.partNo')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ nameZh, nameEn, askedAt, ...row }) => ({ ...row, partName: partNameIn(locale, { nameZh, nameEn }), owner: ownerOfExpected, ...ageOf(askedAt, at) }));
}

/**
 * The incidents that still expect pieces of a part from a dealer, and whether they gave their remedy for it: his list may
 * name none and yet bring these pieces, and there is one remedy only (S-X-06).
 */
export async function expectationsOf(tx: WarrantyTx, dealerNo: string, partNo: string) {
  const rows = await stillExpected(tx, dealerNo).where('expected.partNo', '=', partNo).orderBy('expected.caseNo').execute();
  const pieces = new Map<string, number>();
  for (const { caseNo, quantity } of rows) pieces.set(caseNo, (pieces.get(caseNo) ?? 0) + quantity);
  const expectations = [];
  for (const [caseNo, quantity] of pieces) expectations.push({ caseNo, quantity, remedyGiven: await remedyGiven(tx, caseNo, partNo) });
  return expectations;
}
