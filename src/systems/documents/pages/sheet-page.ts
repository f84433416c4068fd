import type { Locale } from '../../../config';
import { html, type Html } from '../../../http/html';
import { faultsOf, readSigned } from '../signatures/chain';
import type { SheetRow, SignatureRow } from '../signatures/repository';
import { momentInWords } from '../templates/words';
import { contentRows } from './content';
import { diagramTitles, opinions, words } from './words';

/** A sheet to print: its signatures in their order, and whether they read as they were signed. */
export function sheetPage(sheet: SheetRow, rows: SignatureRow[], locale: Locale): Html {
  const text = words[locale];
  const faults = faultsOf(sheet, rows);
  return html`
<p class="quiet">${text.sheetOf(sheet.caseNo, sheet.sheetNo, sheet.revision)}</p>
${faults.length === 0 ? undefined : html`<p class="fault">${text.sheetAltered}</p>`}
${rows.map((row) => signatureOf(row, faults.some(({ signatureNo }) => signatureNo === row.signatureNo), locale))}
${faults.length === 0 ? html`<p class="quiet">${text.intact(rows.length)}<br><span class="hash">${text.lastHash} ${rows.at(-1)?.hash}</span></p>` : undefined}`;
}

function signatureOf(row: SignatureRow, altered: boolean, locale: Locale): Html {
  const text = words[locale];
  const read = readSigned(row);
  const mark = altered ? html`<p class="fault">${text.altered}</p>` : undefined;
  if (!read) return html`<section class="signature"><h2>${row.signatureNo}.</h2>${mark}</section>`;
  const lines: [string, string | undefined][] = [
    ...contentRows(read.content, locale),
    [text.opinion, opinions[read.opinion][locale]],
    [text.remark, read.remark],
    [text.signer, signer(read, locale)],
    [text.signedAt, momentInWords(new Date(read.signedAt), locale)],
    [text.diagram, text.version(diagramTitles[read.processId]?.[locale] ?? read.processId, read.processVersion)],
  ];
  const shown = lines.filter((line): line is [string, string] => line[1] !== undefined && line[1] !== '');
  return html`
<section class="signature"><h2>${row.signatureNo}. ${capitalized(read.signingPointName)}</h2>${mark}
<dl>${shown.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
<p class="hash quiet">${row.hash}</p></section>`;
}

/** `质量管理部 质量管理部 祁华`: department, post, name, and whose deputy. */
function signer({ departmentName, postName, signerName, standsInForName }: NonNullable<ReturnType<typeof readSigned>>, locale: Locale): string {
  const places = [...new Set([departmentName, postName])].join(locale === 'en' ? ', ' : ' ');
  const deputy = standsInForName === null ? '' : locale === 'en' ? ` (${words.en.deputyOf(standsInForName)})` : `（${words['zh-CN'].deputyOf(standsInForName)}）`;
  return locale === 'en' ? `${signerName}, ${places}${deputy}` : `${places} ${signerName}${deputy}`;
}

const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
