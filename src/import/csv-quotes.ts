/** Stands for a quote that is a character of its cell; decoded text has no such character. */
const mark = '\0';

/**
 * Marks the quotes inside of cells that do not begin with one, such as `14"轮毂` or `="00123"`, so that they
 * quote nothing; spaces before a quoted cell go. What is quoted wrongly stays as it is.
 */
export function markInnerQuotes(text: string, separator: string): string {
  const blanks = '[^\\S\\t\\r\\n]*';
  const quoted = `${blanks}("[^"]*(?:""[^"]*)*")${blanks}`;
  const unquoted = `(?!${blanks}")[^${separator}\\r\\n]+`;
  const cells = new RegExp(`(?<=^|[${separator}\\r\\n])(?:${quoted}|${unquoted})`, 'g');
  return text.replace(cells, (cell: string, inQuotes?: string) => inQuotes ?? cell.replaceAll('"', mark));
}

/** A formula whose quotes hold a separator, `="A,1"`: its cell ends too early. */
export const isCutFormula = (cell: string): boolean => /^\s*=/.test(cell) && cell.split(mark).length % 2 === 0;

export const unmarkQuotes = (cell: string): string => cell.replaceAll(mark, '"');

/** The text of a formula that is nothing else; so numbers are written that must keep their leading zeros: `="00123"`. */
export const textOfFormula = (cell: string): string => /^\s*="((?:[^"]|"")*)"\s*$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
