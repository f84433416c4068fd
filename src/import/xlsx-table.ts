import { read, utils, type Range, type WorkSheet } from '@e965/xlsx';
import { z } from 'zod';
import { told, UnreadableFile } from './fault';
import { limits, textCell, tooManyColumns, type Cell, type Table, type TableRow } from './table';
import { unpackWithinBounds } from './unpack';

const broken = told('XLSX 文件已损坏', 'is a damaged XLSX file');

/**
 * Reads every visible sheet of an XLSX file; of a formula, the value saved with it. A hidden one (an old month,
 * a list to choose from) is not read: who looked over the file before it was sent did not see it.
 * Throws UnreadableFile.
 */
export function readXlsx(bytes: Uint8Array): Table[] {
  const { Sheets: sheets, SheetNames: names, Workbook: about } = workbookOf(unpackWithinBounds(bytes));
  return names.flatMap((name, index) => {
    const sheet = sheets[name];
    const hidden = (about?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (sheet === undefined) return [];
    if (hidden) return hasContent(sheet) ? [{ sheet: name, hidden, rows: [] }] : [];
    return [{ sheet: name, rows: rowsOf(name, sheet) }];
  });
}

const hasContent = (sheet: WorkSheet) => Object.keys(sheet).some((address) => !address.startsWith('!') && cellOf(sheet[address]) !== undefined);

function workbookOf(archive: Uint8Array) {
  try {
    return read(archive, { type: 'array', cellDates: true, cellNF: true, cellHTML: false, sheetStubs: true, UTC: true });
  } catch (error) {
    throw new UnreadableFile(broken, undefined, { cause: error });
  }
}

/** Goes by the cells that are there, never by the range a sheet claims to have. */
function rowsOf(name: string, sheet: WorkSheet): TableRow[] {
  const rows = new Map<number, TableRow>();
  for (const address of Object.keys(sheet)) {
    if (address.startsWith('!')) continue;
    const cell = cellOf(sheet[address]);
    if (cell === undefined) continue;
    const { r, c } = utils.decode_cell(address);
    if (c >= limits.columns) throw new UnreadableFile(tooManyColumns(c), r + 1, { sheet: name });
    const row = rows.get(r) ?? { row: r + 1, cells: [] };
    row.cells[c] = cell;
    rows.set(r, row);
  }
  for (const merge of sheet['!merges'] ?? []) fillDown(rows, merge);
  return [...rows.values()].sort((one, other) => one.row - other.row);
}

/**
 * Gives rows that a cell is merged down over its value: dealer and order number over the lines of an order.
 * To the right nothing is filled: a title or a remark over the whole width is no value of each column.
 */
function fillDown(rows: Map<number, TableRow>, { s: from, e: to }: Range): void {
  const value = rows.get(from.r)?.cells[from.c];
  if (value === undefined) return;
  // By the rows that have cells of their own: a merge may claim a million.
  for (const [r, row] of rows) if (r > from.r && r <= to.r) row.cells[from.c] ??= { ...value, merged: true };
}

/** A cell as the library gives it: type (z: without a value), value, text as shown, number format, formula. */
const givenCell = z.object({
  t: z.string(),
  v: z.union([z.string(), z.number(), z.boolean(), z.date()]).optional(),
  w: z.string().optional(),
  z: z.union([z.string(), z.number()]).optional(),
  f: z.string().optional(),
});
type GivenCell = z.infer<typeof givenCell>;

function cellOf(given: unknown): Cell | undefined {
  const cell = givenCell.parse(given);
  const value = cell.t === 'z' || cell.v === '' ? undefined : cell.v;
  if (value === undefined && cell.f !== undefined) return { kind: 'unsaved', text: '' };
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#ERROR!' };
  if (value === undefined) return undefined;
  if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
  if (typeof value === 'number') return textCell(numberText(value, cell));
  return textCell(String(value));
}

/** A number in full; one shown with leading zeros (a running number) as it is shown. */
function numberText(value: number, { z: format, w: shown }: GivenCell): string {
  if (typeof format === 'string' && /^0+$/.test(format) && shown !== undefined) return shown;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 });
}
