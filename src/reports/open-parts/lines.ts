import type { Locale } from '../../config';
import type { OpenPartsReport } from './read';
import { tablesOf } from './tables';

/** The report as lines of text, for the command line: a cell ends at a tab. */
export function openPartsLines(report: OpenPartsReport, locale: Locale): string[] {
  return tablesOf(report, locale).flatMap(({ heading, none, columns, rows, total }, index) => [
    ...(index === 0 ? [] : ['']),
    heading,
    ...(rows.length === 0 ? [none] : [columns.join('\t'), ...rows.map((cells) => cells.join('\t'))]),
    ...(rows.length > 0 && total !== undefined ? [total] : []),
  ]);
}
