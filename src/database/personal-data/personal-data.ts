import { sql, type RawBuilder } from 'kysely';

/** Personal data of one table that is no longer to be kept. */
export interface PersonalData {
  table: string;
  /** What it is, and of whom. */
  is: string;
  /** Columns that are emptied; left out, the row goes as a whole. */
  columns?: readonly string[];
  /** Which rows of the table. */
  rows: RawBuilder<boolean>;
  /** Which rows of `audit_row`, joined with `audit_entry`, tell of them. */
  audited: RawBuilder<boolean>;
}

/** What stands where a text was removed. */
export const removedText = '已删除';

/** Data that is older than a moment, by a column of its table; `unless` the condition holds. */
export function olderThan(before: Date, { table, since, unless = sql`false`, ...rest }: Pick<PersonalData, 'table' | 'is' | 'columns'> & { since: string; unless?: RawBuilder<boolean> }): PersonalData {
  return { ...rest, table, rows: sql<boolean>`${sql.id(since)} < ${before} and not ${unless}`, audited: sql<boolean>`at < ${before}` };
}
