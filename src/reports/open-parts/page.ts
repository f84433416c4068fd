import type { Locale } from '../../config';
import { html, type Html } from '../../http/html';
import type { OpenPartsReport } from './read';
import { tablesOf, type ReportTable } from './tables';

/** The report as staff read and print it. */
export const openPartsPage = (report: OpenPartsReport, locale: Locale): Html => html`${tablesOf(report, locale).map(tableOf)}`;

function tableOf({ heading, none, columns, rows, total }: ReportTable): Html {
  if (rows.length === 0) return html`<h2 class="below">${heading}</h2><p class="quiet">${none}</p>`;
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<h2 class="below">${heading}</h2>
<table><thead><tr>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead><tbody>${body}</tbody></table>
${total === undefined ? undefined : html`<p>${total}</p>`}`;
}
