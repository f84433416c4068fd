import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { decodeText } from './decode-text';
import { told, UnreadableFile } from './fault';
import { limits, textCell, tooManyColumns, tooManyRows, type Table, type TableRow } from './table';

/** Blank rows among them. */
const mostRecords = 4 * limits.rows;
const records = z.array(z.array(z.string()));

/** Reads a CSV file; the separator is a comma, a semicolon or a tab. Throws UnreadableFile. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decodeText(bytes);
  const found = recordsOf(text);
  if (found.length > mostRecords) throw new UnreadableFile(tooManyRows);
  const rows = found.map((cells, index) => rowOf(index + 1, cells));
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)) };
}

function rowOf(row: number, texts: string[]): TableRow {
  const cells = texts.map(textCell);
  const last = cells.findLastIndex((cell) => cell !== undefined);
  if (last >= limits.columns) throw new UnreadableFile(tooManyColumns(last), row);
  return { row, cells };
}

function recordsOf(text: string): string[][] {
  try {
    return records.parse(
      parse(text, {
        delimiter: separatorOf(text),
        // All of them: files that were put together from several mix them.
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        // Blank rows are kept, so that rows are counted as a spreadsheet program counts them.
        skip_empty_lines: false,
        max_record_size: 1_000_000,
        to: mostRecords + 1,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(error);
  }
}

const tooLong = told(
  '这一行超过一百万个字，可能有引号不成对；请改正后重新导入',
  'is longer than a million characters; perhaps a quotation mark lacks its partner',
);

/** A broken quote makes all that follows doubtful: nothing of the file is taken. */
function unreadable(error: CsvError): UnreadableFile {
  const row = typeof error.records === 'number' ? error.records + 1 : undefined;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile(tooLong, row, { cause: error });
  const reason = told(
    '引号不成对，从这里起无法确定各列的内容；请改正后重新导入',
    'has a quotation mark without its partner: from here on it is not certain what belongs to which column',
  );
  return new UnreadableFile(reason, row, { cause: error });
}

/** The separator that the first lines use most, outside of quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 2000).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: start.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}
