import { told, type Told } from './fault';

/** A cell's value; of a formula, the value that was saved with it. */
export type Cell = {
  /** `unsaved`: a formula saved without its value; its text is empty. */
  kind: 'text' | 'date' | 'error' | 'unsaved';
  text: string;
  /** Merged with the cell above it, whose value it has. */
  merged?: boolean;
};

export interface TableRow {
  /** As the spreadsheet program counts, from 1. */
  row: number;
  /** By column, from 0; a missing cell is empty. */
  cells: (Cell | undefined)[];
}

/** The rows of a sheet, or of a CSV file, that are not empty. */
export interface Table {
  sheet?: string;
  /** A hidden sheet that has content; it is not read, so it has no rows. */
  hidden?: boolean;
  rows: TableRow[];
}

/** Most that a file of orders may have. */
export const limits = {
  fileBytes: 10 * 1024 * 1024,
  /** All parts of an XLSX file together, unpacked. */
  unpackedBytes: 64 * 1024 * 1024,
  zipEntries: 500,
  rows: 5000,
  columns: 100,
};

export const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { kind: 'text', text });

/** The spreadsheet letter of a column counted from 0. */
export function letterOf(column: number): string {
  const first = Math.floor(column / 26);
  return (first === 0 ? '' : letterOf(first - 1)) + String.fromCharCode(65 + (column % 26));
}

/** @param column the first one that is too many, counted from 0 */
export const tooManyColumns = (column: number): Told =>
  told(`${letterOf(column)} 列有内容，最多 ${limits.columns} 列`, `has a cell in column ${letterOf(column)}; ${limits.columns} columns is the most`);

export const tooManyRows: Told = {
  'zh-CN': `超过 ${limits.rows} 行，请分成几个文件`,
  en: `has more than ${limits.rows} rows; send it as several files`,
};
