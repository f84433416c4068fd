import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write, type CellObject } from '@e965/xlsx';
import { zipSync, unzipSync } from 'fflate';
import { z } from 'zod';

export type Value = string | number | Date | CellObject | undefined;

export const zhHeadings = ['经销商编号', '订单号', '发运方式', '配件编号', '颜色', '数量'];

/** Writes a file into a folder of its own; returns its path. */
export async function orderFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'aftersales-flows-import-')), name);
  await writeFile(path, content);
  return path;
}

/** An XLSX file, each sheet told by its rows. @param hidden names of sheets that are not shown @param merges ranges of the first sheet, e.g. A2:A3 */
export function xlsx(sheets: Record<string, Value[][]>, hidden: string[] = [], merges: string[] = []): Uint8Array {
  const book = utils.book_new();
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), name);
  const [first = ''] = book.SheetNames;
  Object.assign(book.Sheets[first] ?? {}, { '!merges': merges.map((range) => utils.decode_range(range)) });
  return z.instanceof(Buffer).parse(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}

/** The same archive with an entry replaced. */
export function withEntry(archive: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(archive), [name]: content });
}

/** A CSV text of cells that need no quoting. */
export const csv = (rows: (string | number)[][]): string => rows.map((row) => row.join(',')).join('\r\n');
