import type { Locale } from '../../../config';
import { html, type Html } from '../../../http/html';
import { causeClassWords, causeWords } from '../../incident-causes';
import type { listCauses } from './actions';

type List = Awaited<ReturnType<typeof listCauses>>;
type Words = Record<Locale, string>;
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

const headings = [
  words('配件', 'Part'),
  words('原因', 'Cause'),
  words('类别', 'Class'),
  words('案件数', 'Cases'),
  words('案件', 'Case numbers'),
  words('纠正措施', 'Corrective action'),
  words('责任单位或责任人', 'Responsible'),
];
const text = {
  title: words('事故原因月报', 'Causes of incidents'),
  cases: words('起案件', 'cases'),
  month: words('月份', 'Month'),
  show: words('查看', 'Show'),
  none: words('这个月没有登记原因。', 'No cause was recorded in this month.'),
  done: words('（已定）', ' (set)'),
  open: words('（待定）', ' (open)'),
  join: words('、', ', '),
};

export const causesTitle = (month: string, locale: Locale): string => `${text.title[locale]} ${month}`;

/** The list of causes of a month, as staff read and print it (A-05). */
export function causesPage({ month, caseCount, causes: rows }: List, locale: Locale): Html {
  return html`
<p class="quiet">${caseCount} ${text.cases[locale]}</p>
<form class="no-print"><label>${text.month[locale]} <input type="month" name="month" required value="${month}"></label> <button>${text.show[locale]}</button></form>
${rows.length === 0 ? html`<p>${text.none[locale]}</p>` : tableOf(rows, locale)}`;
}

const tableOf = (rows: List['causes'], locale: Locale): Html =>
  html`<table><thead><tr>${headings.map((heading) => html`<th>${heading[locale]}</th>`)}</tr></thead><tbody>${rows.map((row) => rowOf(row, locale))}</tbody></table>`;

function rowOf(row: List['causes'][number], locale: Locale): Html {
  const state = row.correctiveActionDone ? text.done : text.open;
  const action = row.correctiveActionNo === null ? '' : row.correctiveActionNo + state[locale];
  const cells = [row.partNo ?? '', causeWords[row.cause][locale], causeClassWords[row.causeClass][locale], row.caseCount, row.caseNos.join(text.join[locale]), action, row.responsible ?? ''];
  return html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
