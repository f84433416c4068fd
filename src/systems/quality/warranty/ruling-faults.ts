import type { z } from 'zod';
import type { Locale } from '../../../config';
import type { rulingsToRecord } from './schemas';

type Given = Pick<z.output<typeof rulingsToRecord>, 'countedLines' | 'rulings'>;

/**
 * Why rulings can not be taken in, in words, a sentence each; nothing when they fit: the rulings of a line add up to
 * what was counted of it, the dealer is told why a part is out of scope, and parts are repaired of those classes only that the owners' table names (WR-D3.3).
 */
export function rulingFaults({ countedLines, rulings }: Given, locale: Locale): string[] {
  const words = wordings[locale];
  const strangers = rulings.filter(({ lineNo }) => !countedLines.some((line) => line.lineNo === lineNo));
  const sums = countedLines.map((line) => ({ ...line, ruled: rulings.filter(({ lineNo }) => lineNo === line.lineNo).reduce((sum, { quantity }) => sum + quantity, 0) }));
  const exchanged = countedLines.filter(({ lineNo, repairable }) => !repairable && rulings.some((each) => each.lineNo === lineNo && each.ruling === 'forRepair'));
  const reasonless = rulings.filter(({ ruling, reason }) => ruling === 'outOfScope' && !reason);
  return [
    ...strangers.map(({ lineNo }) => words.stranger(lineNo)),
    ...sums.filter(({ ruled, quantity }) => ruled !== quantity).map(({ lineNo, partNo, quantity, ruled }) => words.sum(lineNo, partNo, quantity, ruled)),
    ...reasonless.map(({ lineNo }) => words.reasonless(lineNo)),
    ...exchanged.map(({ lineNo, partNo }) => words.exchanged(lineNo, partNo)),
  ];
}

const wordings = {
  'zh-CN': {
    stranger: (lineNo: number) => `清点结果中没有第 ${lineNo} 行`,
    sum: (lineNo: number, partNo: string, counted: number, ruled: number) => `第 ${lineNo} 行 ${partNo} 清点 ${counted} 件，判定合计 ${ruled} 件`,
    reasonless: (lineNo: number) => `第 ${lineNo} 行判为三包外，请写明理由`,
    exchanged: (lineNo: number, partNo: string) => `第 ${lineNo} 行 ${partNo} 这类配件不返修，不能判返修`,
  },
  en: {
    stranger: (lineNo: number) => `Nothing was counted of line ${lineNo}`,
    sum: (lineNo: number, partNo: string, counted: number, ruled: number) => `Line ${lineNo}: ${counted} ${partNo} were counted, the rulings are about ${ruled}`,
    reasonless: (lineNo: number) => `Line ${lineNo}: say why it is out of scope`,
    exchanged: (lineNo: number, partNo: string) => `Line ${lineNo}: parts like ${partNo} are not repaired and can not be ruled to be`,
  },
};
