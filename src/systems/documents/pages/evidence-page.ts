import type { Locale } from '../../../config';
import { isOfDealers } from '../../../http/callers';
import { html, type Html } from '../../../http/html';
import type { EvidenceRow } from '../evidence/repository';
import type { SheetRow } from '../signatures/repository';
import { momentInWords } from '../templates/words';
import { sheetTitles, words } from './words';

/** What browsers show as a picture; the rest is a link to the file. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A case's evidence, pictures as pictures, and the sheets that were signed in it. */
export function evidencePage(evidence: EvidenceRow[], sheets: SheetRow[], locale: Locale): Html {
  const text = words[locale];
  return html`
<p class="quiet">${text.pieces(evidence.length)}</p>
<div class="pictures">${evidence.map((piece) => pieceOf(piece, locale))}</div>
${sheets.length === 0 ? undefined : html`<h2 class="below">${text.sheets}</h2>\n<ul>${sheets.map((sheet) => html`<li><a href="signature-sheets/${sheet.kind}">${sheetTitles[sheet.kind][locale]}</a></li>`)}</ul>`}`;
}

function pieceOf({ evidenceNo, fileName, mediaType, size, remark, uploadedBy, uploadedAt, checksum }: EvidenceRow, locale: Locale): Html {
  const text = words[locale];
  const address = `evidence/${encodeURIComponent(evidenceNo)}`;
  const shown = shownTypes.has(mediaType)
    ? html`<img src="${address}" alt="${fileName}" loading="lazy">`
    : html`<span class="paper">${text.openFile(mediaType === 'application/pdf' ? 'PDF' : 'HEIC')}</span>`;
  return html`
<figure><a href="${address}">${shown}</a>
<figcaption><strong>${evidenceNo}</strong> ${fileName}${remark === null ? undefined : html`<br>${remark}`}
<br><span class="quiet">${text.uploaded(isOfDealers(uploadedBy) ? text.dealer : text.company, momentInWords(uploadedAt, locale))} · ${sizeInWords(size)}</span>
<br><span class="quiet hash" title="SHA-256 ${checksum}">SHA-256 ${checksum.slice(0, 16)}…</span></figcaption></figure>`;
}

const sizeInWords = (bytes: number) => (bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
