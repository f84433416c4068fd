import { z } from 'zod';

const limit = z.int().min(1).max(10_000).default(100);
const cursor = z.base64().min(2).max(300);

/** Which part of a search's result is wanted: from an offset, or after or before a cursor. */
export const pageRequest = z
  .strictObject({ from: z.int().min(0).optional(), after: cursor.optional(), before: cursor.optional(), limit })
  .refine(({ from, after, before }) => [from, after, before].filter((each) => each !== undefined).length <= 1, {
    error: 'with only one of from, after and before',
  });
export type PageRequest = z.infer<typeof pageRequest>;

export const toCursor = (key: string) => Buffer.from(key).toString('base64');
const fromCursor = (text: string) => Buffer.from(text, 'base64').toString('utf8');

/**
 * Cuts a page out of sorted rows.
 * @param compareTo how a row stands to the row of a cursor, given by its key; undefined when there is no such row
 */
export function cutPage<Row>(rows: Row[], page: PageRequest, compareTo: (key: string) => ((row: Row) => number) | undefined): Row[] {
  const { from = 0, after, before, limit: size } = page;
  if (after !== undefined) {
    const compare = compareTo(fromCursor(after));
    return compare ? rows.filter((row) => compare(row) > 0).slice(0, size) : [];
  }
  if (before !== undefined) {
    const compare = compareTo(fromCursor(before));
    return compare ? rows.filter((row) => compare(row) < 0).slice(-size) : [];
  }
  return rows.slice(from, from + size);
}
