import type { z } from 'zod';
import type { Locale } from '../../config';
import { html, type Html } from '../../http/html';
import type { painterSettlement } from './settlement-operations';

type Settlement = z.input<typeof painterSettlement>;
type Words = Record<Locale, string>;
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

const text = {
  title: words('烤漆厂月结对账单', 'Month-end statement'),
  painter: words('烤漆厂', 'Paint shop'),
  month: words('月份', 'Month'),
  opening: words('上月余额（元）', 'Balance brought forward (CNY)'),
  claims: words('本月加工费（元）', 'Claims of the month (CNY)'),
  deducted: words('本月扣款（元）', 'Deductions (CNY)'),
  voucher: words('扣款凭证', 'Voucher of the deductions'),
  settledAt: words('结算时间', 'Settled at'),
  none: words('本月没有扣款。', 'Nothing is deducted this month.'),
};
const headings = [words('扣款单', 'Deduction'), words('外协单', 'Outsourcing order'), words('白件', 'White part'), words('短少件数', 'Missing pieces'), words('金额（元）', 'Amount (CNY)')];

/** What a statement is called. */
export const statementTitle = ({ settlementNo }: Settlement, locale: Locale): string => `${text.title[locale]} ${settlementNo}`;

const monthIn: Record<Locale, (month: string) => string> = {
  'zh-CN': (month) => month.split('-').map(Number).join(' 年 ') + ' 月',
  en: (month) => month,
};

/** What the month comes to (I-OP-4): a debit balance is carried over. */
const outcomeIn: Record<Locale, (closing: string) => string> = {
  'zh-CN': (closing) => (closing.startsWith('-') ? `欠款 ${closing.slice(1)} 元，转下月冲抵，本月不付款` : `应付：${closing} 元`),
  en: (closing) => (closing.startsWith('-') ? `CNY ${closing.slice(1)} are owed by the paint shop and carried to the next month; nothing is paid` : `Payable: CNY ${closing}`),
};

const factsOf = ({ painterNo, month, opening, claims, deducted, voucherNo, settledAt }: Settlement, locale: Locale): [string, string][] => [
  [text.painter[locale], painterNo],
  [text.month[locale], monthIn[locale](month)],
  [text.opening[locale], opening],
  [text.claims[locale], claims],
  [text.deducted[locale], deducted],
  ...(voucherNo ? [[text.voucher[locale], voucherNo] satisfies [string, string]] : []),
  [text.settledAt[locale], settledAt.slice(0, 16).replace('T', ' ')],
];

const rowsOf = ({ deductions }: Settlement) =>
  deductions.map(({ deductionNo, outsourcingOrderNo, whitePartNo, quantity, amount }) => [deductionNo, outsourcingOrderNo, whitePartNo, String(quantity), amount]);

/** The statement of a settlement for the paint shop, as plain text (OP-12). */
export function statementText(settlement: Settlement, locale: Locale): string {
  const table = [headings.map((heading) => heading[locale]), ...rowsOf(settlement)].map((row) => row.join('  '));
  return [
    statementTitle(settlement, locale),
    ...factsOf(settlement, locale).map(([label, value]) => `${label}: ${value}`),
    ...(settlement.deductions.length === 0 ? [text.none[locale]] : table),
    outcomeIn[locale](settlement.closing),
  ].join('\n');
}

/** The same as a page to be printed. */
export function statementPage(settlement: Settlement, locale: Locale): Html {
  const rows = rowsOf(settlement);
  const table = html`<table><thead><tr>${headings.map((heading) => html`<th>${heading[locale]}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
  return html`
<dl>${factsOf(settlement, locale).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${rows.length === 0 ? html`<p>${text.none[locale]}</p>` : table}
<p class="below"><strong>${outcomeIn[locale](settlement.closing)}</strong></p>`;
}
