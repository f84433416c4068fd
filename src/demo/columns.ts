/** Characters that a terminal shows two columns wide: Chinese, and full-width signs. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Columns that a text takes on a terminal. */
export const widthOf = (text: string): number => Array.from(text).length + (text.match(wide)?.length ?? 0);

/** The text with blanks up to so many columns; a longer one stays whole. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)));

/** Rows of texts as lines, each column as wide as its widest text. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((soFar, row) => row.map((text, at) => Math.max(soFar[at] ?? 0, widthOf(text))), []);
  return rows.map((row) => row.map((text, at) => pad(text, widths[at] ?? 0)).join('  ').trimEnd());
}
