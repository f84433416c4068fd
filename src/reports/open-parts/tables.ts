import type { Locale } from '../../config';
import { departmentName } from '../../people/posts';
import type { ExpectedPart, OpenPart, OpenPartsReport, SplitList, UncreditedPart } from './read';
import { clearingStates, sides, stepName, text } from './words';

/** A table of the report: the same on the page and on the command line. */
export interface ReportTable {
  heading: string;
  /** What stands there when it has no rows. */
  none: string;
  columns: string[];
  rows: string[][];
  total?: string;
}

/** The report as tables in a language. */
export function tablesOf({ openParts, expectedParts, uncreditedParts, uncreditedAmount, splitLists }: OpenPartsReport, locale: Locale): ReportTable[] {
  const named = (...keys: (keyof typeof text)[]) => keys.map((key) => text[key][locale]);
  return [
    {
      heading: text.openParts[locale],
      none: text.noOpenParts[locale],
      columns: named('owner', 'age', 'part', 'name', 'quantity', 'side', 'step', 'waitsFor'),
      rows: openParts.map((part) => openRow(part, locale)),
    },
    {
      heading: text.expected[locale],
      none: text.noExpected[locale],
      columns: named('dealer', 'age', 'incident', 'partNo', 'name', 'quantity', 'owner'),
      rows: expectedParts.map((part) => expectedRow(part, locale)),
    },
    {
      heading: text.uncredited[locale],
      none: text.noUncredited[locale],
      columns: named('supplier', 'age', 'part', 'name', 'quantity', 'amount', 'clearing'),
      rows: uncreditedParts.map((part) => uncreditedRow(part, locale)),
      total: text.total[locale] + uncreditedAmount,
    },
    {
      heading: text.splitLists[locale],
      none: text.noSplitLists[locale],
      columns: named('drafter', 'day', 'amount', 'lists'),
      rows: splitLists.map((list) => splitRow(list, locale)),
    },
  ];
}

const openRow = ({ owner, ageDays, returnedPartNo, caseNo, partName, quantity, side, step, waitsFor }: OpenPart, locale: Locale): string[] => [
  ...[departmentName(owner, locale), String(ageDays), returnedPartNo ?? caseNo, partName, String(quantity)],
  ...[sides[side ?? 'both'][locale], stepName(step, locale), waitsFor ?? ''],
];

const expectedRow = ({ dealerNo, dealerName, ageDays, caseNo, partNo, partName, quantity, owner }: ExpectedPart, locale: Locale): string[] => [
  ...[`${dealerNo} ${dealerName}`, String(ageDays), caseNo, partNo, partName, String(quantity), departmentName(owner, locale)],
];

const uncreditedRow = ({ supplierNo, ageDays, returnedPartNo, partName, quantity, amount, clearingState }: UncreditedPart, locale: Locale): string[] => [
  ...[supplierNo, String(ageDays), returnedPartNo, partName, String(quantity), amount ?? '', clearingStates[clearingState][locale]],
];

const splitRow = ({ drafterName, day, scrapAmount, lists }: SplitList, locale: Locale): string[] => [
  ...[drafterName, day, scrapAmount, lists.map((list) => `${list.scrapListNo} ${list.scrapAmount}`).join(text.join[locale])],
];
