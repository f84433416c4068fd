import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import { lastCorrections } from './count-corrections';
import { changeCountLine, changeSheet, insertCountLines, insertReport, insertSheet, linesOfSheets, lockSheet } from './count-repository';
import { tellAsker } from './count-result';
import { linesForSheet, type CountTarget } from './count-targets';
import type { CountLine } from './keeper-tables';
import { knownParts } from './parts';
import { lockLots } from './old-parts/lots';
import { lockPool } from './scrap/repository';
import { bookOfLines, linesToCount } from './scrap/stocktake';
import { lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';

export interface CountAsked {
  countLines: CountTarget[];
  reason?: string | undefined;
  askedBy?: string | null | undefined;
}

/** Makes out a count sheet; returns its number and its lines with the parts' names. */
export async function openCount(tx: WarehouseTx, { countLines, reason, askedBy }: CountAsked, at: Date) {
  const parts = await knownParts(tx, countLines.map(({ partNo }) => partNo), (index) => `countLines.${index}.partNo`);
  const targets = await linesForSheet(tx, countLines);
  const countSheetNo = await nextNumber(baseOf(tx), 'CS', at);
  const named = targets.map((target) => ({ ...target, partName: parts.get(target.partNo)?.name ?? target.partNo }));
  await insertSheet(tx, { countSheetNo, reason: reason ?? null, askedBy: askedBy ?? null, openedAt: at });
  await insertCountLines(tx, named.map(({ listedQuantity: _, ...line }, index) => ({ ...line, countSheetNo, position: index + 1 })));
  return { countSheetNo, countLines: named };
}

export interface CountGiven {
  countSheetNo: string;
  countedLines: (CountTarget & { countedQuantity: number })[];
  counter: string;
}

/** A line whose count is not the book; the difference is counted − book. */
export const differenceOf = ({ partNo, partName, location, oldPartNo, candidateId, counted, book }: CountLine) => {
  const [countedQuantity, bookQuantity] = [counted ?? 0, book ?? 0];
  return { partNo, partName, location, oldPartNo, candidateId, bookQuantity, countedQuantity, difference: countedQuantity - bookQuantity };
};

/** Enters the count beside the book of this moment (SW-D3); a difference makes a report, which changes nothing yet. */
export async function recordCount(tx: WarehouseTx, { countSheetNo, countedLines, counter }: CountGiven, at: Date) {
  const sheet = await lockSheet(tx, countSheetNo);
  if (!sheet) throw notFound('count sheet', countSheetNo);
  if (sheet.counter !== null) throw conflict('alreadyCounted', `${countSheetNo} is counted; a recount has a sheet of its own`);
  const { counted, approved } = await besideTheBook(tx, matched(countSheetNo, await linesOfSheets(tx, [countSheetNo]), countedLines));
  const correctionOf = await lastCorrections(tx, counted);
  for (const line of counted) {
    const { position, counted: pieces, book } = line;
    await changeCountLine(tx, { countSheetNo, position }, { counted: pieces, book, correctionSeen: correctionOf(line) });
  }
  await changeSheet(tx, countSheetNo, { counter, countedAt: at });
  const differences = counted.map(differenceOf).filter(({ difference }) => difference !== 0);
  const told = { countResult: resultOf(counted, approved), countedGoods: goodsFound(counted, approved), differences };
  if (differences.length === 0) {
    await tellAsker(tx, countSheetNo, at);
    return { ...told, countAgrees: true, differenceReportNo: null };
  }
  const differenceReportNo = await nextNumber(baseOf(tx), 'DF', at);
  await insertReport(tx, { differenceReportNo, countSheetNo, state: 'open', reportedAt: at });
  return { ...told, countAgrees: false, differenceReportNo };
}

/** What is approved of a line: of a scrap list its pieces, else what the book says. */
type Approved = (line: CountLine) => number;

/** The lines with what the book says of them at this moment: of a place, of a lot, of a line of a scrap list. */
async function besideTheBook(tx: WarehouseTx, lines: CountLine[]): Promise<{ counted: CountLine[]; approved: Approved }> {
  const candidates = lines.flatMap(({ candidateId }) => candidateId ?? []);
  // Before the list is read: a difference of the same list may be about to be posted.
  if (candidates.length > 0) await lockPool(tx);
  const listed = await linesToCount(tx, candidates, (index) => `countedLines.${index}.candidateId`);
  const found = new Map(lines.map(({ candidateId, counted }) => [candidateId ?? '', counted ?? 0]));
  const bookOfListed = await bookOfLines(tx, [...listed.values()], found);
  const lots = lines.flatMap(({ oldPartNo, candidateId }) => (candidateId === null ? (oldPartNo ?? []) : []));
  const bookOfLots = await lockLots(tx, lots);
  const balances = await lockBalances(tx, lines.filter(({ oldPartNo }) => oldPartNo === null));
  const bookOf = ({ partNo, location, oldPartNo, candidateId }: CountLine) => {
    if (candidateId !== null) return bookOfListed.get(candidateId) ?? 0;
    if (oldPartNo !== null) return bookOfLots.get(oldPartNo) ?? 0;
    return balances.find((balance) => balance.partNo === partNo && balance.location === location)?.onHand ?? 0;
  };
  const approved: Approved = (line) => (line.candidateId === null ? (line.book ?? 0) : (listed.get(line.candidateId)?.scrapQuantity ?? 0));
  return { counted: lines.map((line) => ({ ...line, book: bookOf(line) })), approved };
}

function resultOf(counted: CountLine[], approved: Approved): 'agrees' | 'fewer' | 'more' {
  if (counted.some((line) => (line.counted ?? 0) < approved(line))) return 'fewer';
  return counted.some((line) => (line.counted ?? 0) > approved(line)) ? 'more' : 'agrees';
}

const goodsFound = (counted: CountLine[], approved: Approved) =>
  counted
    .map((line) => ({ partNo: line.partNo, partName: line.partName, quantity: Math.min(line.counted ?? 0, approved(line)), candidateId: line.candidateId }))
    .filter(({ quantity }) => quantity > 0);

const samePlace = (one: CountTarget) => (other: CountTarget) => one.partNo === other.partNo && one.location === other.location;
const sameTarget = (one: CountTarget) => (other: CountTarget) =>
  samePlace(one)(other) && (one.oldPartNo ?? null) === (other.oldPartNo ?? null) && (one.candidateId ?? null) === (other.candidateId ?? null);

function matched(countSheetNo: string, lines: CountLine[], given: CountGiven['countedLines']): CountLine[] {
  const same = (line: CountLine) => (each: CountTarget) => sameTarget(line)({ ...each, oldPartNo: each.oldPartNo ?? lotOf(lines, each) });
  const stray = given.findIndex((each) => !lines.some((line) => same(line)(each)));
  if (stray >= 0) throw fault('lineNotOnSheet', `countedLines.${stray}`, `${given[stray]?.partNo} at ${given[stray]?.location} is not on ${countSheetNo}`);
  return lines.map((line) => {
    const own = given.find(same(line));
    if (!own) throw fault('lineMissing', 'countedLines', `${line.partNo} at ${line.location} of ${countSheetNo} is missing`);
    return { ...line, counted: own.countedQuantity };
  });
}

/** The lot that a count means which names none: the only one of its place, or that of its candidate. */
function lotOf(lines: CountLine[], given: CountTarget): string | null {
  const there = lines.filter(samePlace(given)).filter((line) => (line.candidateId ?? null) === (given.candidateId ?? null));
  return there.length === 1 ? (there[0]?.oldPartNo ?? null) : null;
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
