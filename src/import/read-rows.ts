import { asWritten, writtenFields } from './as-written';
import { told, UnreadableFile, type Fault, type Told } from './fault';
import { fieldOf, headings, inPlaceOf, isBeside, neededFields, type Field } from './headings';
import { readCell } from './read-cell';
import { letterOf, type Cell, type Table, type TableRow } from './table';

export type Values = Partial<Record<Field, string | number | boolean>>;

/** One row of the file: one line of an order. */
export interface ReadRow {
  sheet: string | undefined;
  row: number;
  values: Values;
  /** Letter and heading of each known column, to tell where something stands. */
  columns: Columns;
  faults: Fault[];
  /** Cells may have slipped into other columns. */
  slipped: boolean;
  /** A cell has the word for a total or a remark. */
  beside: boolean;
}

export type Columns = Partial<Record<Field, string>>;

/** So much of a heading is told. */
const longestHeading = 40;
/** A title or an address may stand above the headings. */
const searchedRows = 20;

/** What the sheets of a file say. */
export interface RowsOfFile {
  rows: ReadRow[];
  /** Sheets that look like orders, with headings that are not all known: any order may have lines there. */
  unread: Fault[];
  /** What was left out: hidden sheets, those of something else, columns that are not known. */
  leftOut: Fault[];
}

/** So many known headings in one row make a sheet one of orders; a sheet of notes has fewer. */
const headingsOfOrders = 2;
const hiddenSheet = told('是隐藏的工作表，没有读取', 'is hidden and was not read');
const noOrders = told('没有订单的表头，没有读取', 'has no headings of orders and was not read');

/** Reads the rows of every sheet that has headings. Throws UnreadableFile when none has. */
export function readRows(tables: Table[]): RowsOfFile {
  const visible = tables.filter(({ hidden }) => !hidden).map((table) => ({ table, at: headingRow(table), nearest: nearestToHeadings(table) }));
  if (visible.every(({ at }) => at === undefined)) throw noHeadings(visible.map(({ nearest }) => nearest));
  const without = visible.filter(({ at }) => at === undefined);
  const ofOrders = ({ nearest }: (typeof without)[number]) => neededFields.length - nearest.missing.length >= headingsOfOrders;
  return {
    rows: visible.flatMap(({ table, at }) => (at === undefined ? [] : rowsBelow(table, at))),
    unread: without.filter(ofOrders).map(({ nearest }) => ({ sheet: nearest.sheet, row: nearest.row, reason: lacking(nearest.missing) })),
    leftOut: [
      ...without.filter((each) => !ofOrders(each)).map(({ table }) => ({ sheet: table.sheet, reason: noOrders })),
      ...tables.filter(({ hidden }) => hidden).map(({ sheet }) => ({ sheet, reason: hiddenSheet })),
      ...visible.flatMap(({ table, at }) => (at === undefined ? [] : unknownColumns(table, at))),
    ],
  };
}

/** A heading may be misspelt: who sent the file sees what was not read. */
function unknownColumns({ sheet, rows }: Table, at: number): Fault[] {
  const heading = rows[at];
  const unknown = heading?.cells.flatMap((cell, column) => (cell === undefined || fieldOf(cell.text) !== undefined ? [] : [labelOf(cell, column)])) ?? [];
  if (heading === undefined || unknown.length === 0) return [];
  return [{ sheet, row: heading.row, reason: told(`这些列没有读取：${unknown.join('、')}`, `has columns that were not read: ${unknown.join(', ')}`) }];
}

function headingRow({ rows }: Table): number | undefined {
  const at = rows.slice(0, searchedRows).findIndex((row) => missingFields(row).length === 0);
  return at < 0 ? undefined : at;
}

/** Headings come again on a new page, or are merged over two rows. */
const isNoHeading = (row: TableRow) => missingFields(row).length > 0;

function missingFields(row: TableRow): Field[] {
  const fields = row.cells.map((cell) => (cell ? fieldOf(cell.text) : undefined));
  return neededFields.filter((field) => !fields.includes(field) && !fields.includes(inPlaceOf[field] ?? field));
}

interface Nearest {
  sheet: string | undefined;
  /** Undefined: no row of the sheet has any of the headings. */
  row: number | undefined;
  missing: Field[];
}

/** The row of a sheet that lacks the fewest headings. */
function nearestToHeadings({ sheet, rows }: Table): Nearest {
  const searched = rows.slice(0, searchedRows).map((row): Nearest => ({ sheet, row: row.row, missing: missingFields(row) }));
  return [...searched, { sheet, row: undefined, missing: [...neededFields] }].reduce(fewerMissing);
}

const fewerMissing = (one: Nearest, other: Nearest) => (other.missing.length < one.missing.length || one.missing.length === neededFields.length ? other : one);

function lacking(missing: Field[]): Told {
  const zh = missing.map((field) => `“${headings[field][0]}”`).join('、');
  const en = missing.map((field) => `"${headings[field].find((word) => /^[a-z ]+$/.test(word))}"`).join(', ');
  return told(`没有找到表头，缺少列：${zh}`, `has no heading for: ${en}`);
}

/** Tells what the row that is nearest to headings lacks. */
function noHeadings(sheets: Nearest[]): UnreadableFile {
  const { sheet, row, missing } = sheets.reduce(fewerMissing);
  return new UnreadableFile(lacking(missing), row, row === undefined ? {} : { sheet });
}

type Layout = { field: Field; column: number; label: string }[];

function rowsBelow(table: Table, at: number): ReadRow[] {
  const heading = table.rows[at];
  if (heading === undefined) return [];
  const layout = layoutOf(heading, table.sheet);
  const columns: Columns = Object.fromEntries(layout.map(({ field, label }) => [field, label]));
  const width = heading.cells.length;
  const below = table.rows.slice(at + 1).filter(isNoHeading).map((row) => readRow(table.sheet, row, layout, columns, width));
  if (below.length === 0) throw new UnreadableFile(told('表头下面没有订单行', 'has headings and no rows below them'), heading.row, { sheet: table.sheet });
  return below;
}

function layoutOf(heading: TableRow, sheet: string | undefined): Layout {
  const layout = heading.cells.flatMap((cell, column) => {
    const field = cell === undefined ? undefined : fieldOf(cell.text);
    return cell === undefined || field === undefined ? [] : [{ field, column, label: labelOf(cell, column) }];
  });
  const twice = layout.find(({ field }, index) => layout.findIndex((each) => each.field === field) < index);
  if (twice) throw new UnreadableFile(told(`表头“${twice.label}”的含义与另一列相同`, `has two columns of the same meaning; the second is ${twice.label}`), heading.row, { sheet });
  return layout;
}

const labelOf = (cell: Cell, column: number) => `${letterOf(column)} ${oneLine(cell.text)}`;
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, longestHeading);

/** Whether each line has as many, or all of them together, is not written. */
const mergedQuantity = { reason: told('与上面的单元格合并，无法确定每行的数量；请分别填写', 'is merged with the cell above: it is not certain how many belong to which row; fill in each') };

function readRow(sheet: string | undefined, given: TableRow, layout: Layout, columns: Columns, width: number): ReadRow {
  const values: Values = {};
  const faults: Fault[] = [];
  for (const { field, column, label } of layout) {
    const cell: Cell | undefined = given.cells[column];
    if (cell === undefined) continue;
    if (writtenFields.includes(field)) {
      const text = asWritten(cell);
      if (text !== undefined) values[field] = text;
      continue;
    }
    const read = field === 'quantity' && cell.merged ? mergedQuantity : readCell(field, cell);
    if ('value' in read) values[field] = read.value;
    else faults.push({ sheet, row: given.row, column: label, reason: read.reason });
  }
  const beyond = given.cells.findIndex((cell, column) => column >= width && cell !== undefined);
  if (beyond >= 0) {
    faults.push({ sheet, row: given.row, column: letterOf(beyond), reason: told('这一行的列比表头多，内容可能错位', 'the row has more columns than there are headings; its cells may have slipped') });
  }
  return { sheet, row: given.row, values, columns, faults, slipped: beyond >= 0, beside: given.cells.some((cell) => cell !== undefined && isBeside(cell.text)) };
}
