import type { Field } from './headings';
import type { Cell } from './table';

/** Columns that are kept as the dealer wrote them and find nothing: no text in them can be wrong. */
export const writtenFields: readonly Field[] = ['partName', 'variety'];

/** The text of such a cell on one line, 100 characters at most; undefined for a formula that fails. */
export function asWritten(cell: Cell): string | undefined {
  if (cell.kind === 'error') return undefined;
  const text = cell.text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return Array.from(text).slice(0, 100).join('') || undefined;
}
