import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isCutFormula, markInnerQuotes, textOfFormula, unmarkQuotes } from './csv-quotes';
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
  const cells = texts.map((text) => textCell(textOfFormula(text)));
  const last = cells.findLastIndex((cell) => cell !== undefined);
  if (last >= limits.columns) throw new UnreadableFile(tooManyColumns(last), row);
  return { row, cells };
}

/** By the rules of CSV; where a quote stands inside of an unquoted cell, anew with such quotes as characters. */
function recordsOf(text: string): string[][] {
  const separator = separatorOf(text);
  const strict = parsed(text, separator);
  if (!(strict instanceof CsvError)) return strict;
  if (strict.code !== 'INVALID_OPENING_QUOTE') throw unreadable(strict);
  const marked = parsed(markInnerQuotes(text, separator), separator);
  if (marked instanceof CsvError) throw unreadable(marked);
  const cut = marked.findIndex((cells) => cells.some(isCutFormula));
  if (cut >= 0) throw new UnreadableFile(withoutPartner, cut + 1);
  return marked.map((cells) => cells.map(unmarkQuotes));
}

function parsed(text: string, delimiter: string): string[][] | CsvError {
  try {
    return records.parse(
      parse(text, {
        delimiter,
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
    if (error instanceof CsvError) return error;
    throw error;
  }
}

const tooLong = told(
  '这一行超过一百万个字，可能有引号不成对；请改正后重新导入',
  'is longer than a million characters; perhaps a quotation mark lacks its partner',
);

const withoutPartner = told(
  '引号不成对，从这里起无法确定各列的内容；请改正后重新导入',
  'has a quotation mark without its partner: from here on it is not certain what belongs to which column',
);

/** A broken quote makes all that follows doubtful: nothing of the file is taken. */
function unreadable(error: CsvError): UnreadableFile {
  const row = typeof error.records === 'number' ? error.records + 1 : undefined;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile(tooLong, row, { cause: error });
  return new UnreadableFile(withoutPartner, row, { cause: error });
}

/** The separator that the first lines use most, outside of quotes. */
function separatorOf(text: string): string {
  const start = text.slice(0, 2000).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: start.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}
