import type { Locale } from '../config';
import type { AccountRow, StockTotal } from './balance';
import type { OpenedCase } from './open-cases';
import type { OpenedBefore } from './opened-before';

const words = {
  'zh-CN': {
    accounts: ['科目', '旧账余额', '新账余额', '差额'],
    stock: ['库位', '件数', '金额'],
    balanced: '各科目余额与旧账一致。',
    unbalanced: '有科目与旧账不一致，未接收任何数据。请核对文件后重试。',
    differs: '系统中的期初余额与旧账不一致，未完结案件没有接收。',
    counts: (orders: number, incidents: number, returns: number, parcels: number) => `未完结：订单 ${orders} 张，开箱及质量事故 ${incidents} 件，退车 ${returns} 件，三包退件 ${parcels} 件。`,
    notAsked: '系统没有应答，或没有设置 OPERATOR_API_KEY：系统中是否已有期初数据尚不清楚。',
    nothingOpened: '系统中还没有期初数据。',
    openedAlready: (own: number) => `系统中已有本账的期初数据 ${own} 笔；重新执行不会重复。`,
    others: (count: number) => `系统中另有不属于本账的期初数据 ${count} 笔，未接收任何数据。期初不能改，请换用新的数据库：`,
    dry: '以上为试算，未接收任何数据。确认无误后加 --go 正式接收。',
    done: '接收完成。',
    opened: ({ named, caseNo, refusal }: OpenedCase) => (caseNo === undefined ? `✗ ${named}  未接收：${refusal ?? ''}` : `✓ ${named}  ${caseNo}`),
    incomplete: '有案件未能接收，见上。其余均已接收；改正后重新执行，不会重复。',
  },
  en: {
    accounts: ['account', 'old books', 'new books', 'difference'],
    stock: ['location', 'pieces', 'value'],
    balanced: 'Every account is as in the old books.',
    unbalanced: 'An account is not as in the old books: nothing was taken over. Check the files and try again.',
    differs: 'The opening balances of the installation are not those of the old books: no open case was taken over.',
    counts: (orders: number, incidents: number, returns: number, parcels: number) => `Open: ${orders} orders, ${incidents} incidents, ${returns} vehicle returns, ${parcels} parcels of returned parts.`,
    notAsked: 'The installation does not answer, or OPERATOR_API_KEY is not set: what it has opened already is not known.',
    nothingOpened: 'The installation has opened nothing yet.',
    openedAlready: (own: number) => `The installation has opened ${own} entries of these books already; nothing comes twice.`,
    others: (count: number) => `The installation has opened ${count} entries that are not of these books: nothing was taken over. What is opened stays; begin with a new database:`,
    dry: 'This was a trial: nothing was taken over. Say --go to do it.',
    done: 'Taken over.',
    opened: ({ named, caseNo, refusal }: OpenedCase) => (caseNo === undefined ? `✗ ${named}  refused: ${refusal ?? ''}` : `✓ ${named}  ${caseNo}`),
    incomplete: 'Some cases were refused, see above. All others are taken over; mend and do it again, nothing comes twice.',
  },
};

/** Sentences of the report in a language. */
export const wordsOf = (locale: Locale) => words[locale];

/** Accounts and opening stock as lines: a cell ends at a tab. */
export function booksLines(accounts: AccountRow[], stock: StockTotal[], locale: Locale): string[] {
  const { accounts: accountHead, stock: stockHead } = words[locale];
  return [
    accountHead.join('\t'),
    ...accounts.map(({ name, old, found, difference }) => [name, old, found, difference].join('\t')),
    stockHead.join('\t'),
    ...stock.map(({ location, pieces, value }) => [location, pieces, value].join('\t')),
  ];
}

/** What of the opening entries that are not of these books is told. */
const shown = 10;

/** What the installation had opened before, as lines; undefined: it could not be asked. */
export function openedLines(opened: OpenedBefore | undefined, locale: Locale): string[] {
  const { notAsked, nothingOpened, openedAlready, others } = words[locale];
  if (opened === undefined) return [notAsked];
  const rest = opened.others.length - shown;
  return [
    ...(opened.own > 0 ? [openedAlready(opened.own)] : []),
    ...(opened.others.length > 0 ? [others(opened.others.length), ...opened.others.slice(0, shown), ...(rest > 0 ? [`… +${rest}`] : [])] : []),
    ...(opened.own === 0 && opened.others.length === 0 ? [nothingOpened] : []),
  ];
}
