import { sql } from 'kysely';

/** Which page of the papers of a case; without a case, of all. */
export interface OfCase {
  caseNo?: string | undefined;
  limit: number;
  offset: number;
}

/** The condition that a row is one of the case, if there is one; the only `case_no` of the query. */
export const isOfCase = ({ caseNo }: OfCase) => (caseNo === undefined ? sql<boolean>`true` : sql<boolean>`case_no = ${caseNo}`);
