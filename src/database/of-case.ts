import { sql, type SelectQueryBuilder } from 'kysely';

/** Which page of the papers of a case; without a case, of all. */
export interface OfCase {
  caseNo?: string | undefined;
  limit: number;
  offset: number;
}

/** For `$call` on a query with one column `case_no`: a page of a case's papers, oldest first by their running number. */
export const pageOfCase =
  ({ caseNo, limit, offset }: OfCase, number = 'position') =>
  <DB, TB extends keyof DB, Row>(query: SelectQueryBuilder<DB, TB, Row>): SelectQueryBuilder<DB, TB, Row> => {
    const isOfCase = caseNo === undefined ? sql<boolean>`true` : sql<boolean>`case_no = ${caseNo}`;
    return query.where(isOfCase).orderBy(sql.ref(number)).limit(limit).offset(offset);
  };
