import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import { changeCountLine, changeSheet, insertCountLines, insertReport, insertSheet, linesOfSheets, lockSheet } from './count-repository';
import type { CountLine } from './keeper-tables';
import { knownParts } from './parts';
import type { Place } from './stock-repository';
import { lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';

/** Makes out a count sheet; returns its number and its lines with the parts' names. */
export async function openCount(tx: WarehouseTx, { countLines, reason }: { countLines: Place[]; reason?: string | undefined }, at: Date) {
  const parts = await knownParts(tx, countLines.map(({ partNo }) => partNo), (index) => `countLines.${index}.partNo`);
  const countSheetNo = await nextNumber(baseOf(tx), 'CS', at);
  const named = countLines.map(({ partNo, location }) => ({ partNo, partName: parts.get(partNo)?.name ?? partNo, location }));
  await insertSheet(tx, { countSheetNo, reason: reason ?? null, openedAt: at });
  await insertCountLines(tx, named.map((line, index) => ({ ...line, countSheetNo, position: index + 1 })));
  return { countSheetNo, countLines: named };
}

export interface CountGiven {
  countSheetNo: string;
  countedLines: (Place & { countedQuantity: number })[];
  counter: string;
}

/** A line whose count is not the book; the difference is counted − book. */
export const differenceOf = ({ partNo, partName, location, counted, book }: CountLine) => {
  const [countedQuantity, bookQuantity] = [counted ?? 0, book ?? 0];
  return { partNo, partName, location, bookQuantity, countedQuantity, difference: countedQuantity - bookQuantity };
};

/** Enters the count beside the book of this moment (SW-D3); a difference makes a report, which changes nothing yet. */
export async function recordCount(tx: WarehouseTx, { countSheetNo, countedLines, counter }: CountGiven, at: Date) {
  const sheet = await lockSheet(tx, countSheetNo);
  if (!sheet) throw notFound('count sheet', countSheetNo);
  if (sheet.counter !== null) throw conflict('alreadyCounted', `${countSheetNo} is counted; a recount has a sheet of its own`);
  const lines = matched(countSheetNo, await linesOfSheets(tx, [countSheetNo]), countedLines);
  const balances = await lockBalances(tx, lines);
  const counted = lines.map((line) => ({ ...line, book: balances.find(samePlace(line))?.onHand ?? 0 }));
  for (const { position, counted: pieces, book } of counted) await changeCountLine(tx, { countSheetNo, position }, { counted: pieces, book });
  await changeSheet(tx, countSheetNo, { counter, countedAt: at });
  const differences = counted.map(differenceOf).filter(({ difference }) => difference !== 0);
  if (differences.length === 0) return { countAgrees: true, differenceReportNo: null, differences };
  const differenceReportNo = await nextNumber(baseOf(tx), 'DF', at);
  await insertReport(tx, { differenceReportNo, countSheetNo, state: 'open', reportedAt: at });
  return { countAgrees: false, differenceReportNo, differences };
}

const samePlace = (one: Place) => (other: Place) => one.partNo === other.partNo && one.location === other.location;

function matched(countSheetNo: string, lines: CountLine[], given: CountGiven['countedLines']): CountLine[] {
  const stray = given.findIndex((each) => !lines.some(samePlace(each)));
  if (stray >= 0) throw fault('lineNotOnSheet', `countedLines.${stray}`, `${given[stray]?.partNo} at ${given[stray]?.location} is not on ${countSheetNo}`);
  return lines.map((line) => {
    const own = given.find(samePlace(line));
    if (!own) throw fault('lineMissing', 'countedLines', `${line.partNo} at ${line.location} of ${countSheetNo} is missing`);
    return { ...line, counted: own.countedQuantity };
  });
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
