import type { VariableRow } from '../../projection/rows';

const longest = 8191;

/** A variable in a search's answer: a long value is cut, unless the query says `truncateValues=false`. */
export function showVariable(row: VariableRow, { query }: { query: URLSearchParams }) {
  const isTruncated = row.value.length > longest && query.get('truncateValues') !== 'false';
  return { ...row, value: isTruncated ? row.value.slice(0, longest) : row.value, isTruncated };
}
