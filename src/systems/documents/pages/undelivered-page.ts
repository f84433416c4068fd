import type { Locale } from '../../../config';
import { html, type Html } from '../../../http/html';
import type { NoticeRow } from '../repository';
import { momentInWords, recipientName } from '../templates/words';
import { words } from './words';

/** Notices that could not be delivered yet, each with what stands against it and its text. */
export function undeliveredPage(notices: NoticeRow[], locale: Locale): Html {
  const text = words[locale].undelivered;
  if (notices.length === 0) return html`<p class="quiet">${text.none}</p>`;
  return html`<p>${text.hint}</p>
${notices.map((notice) => noticeOf(notice, locale))}`;
}

function noticeOf({ noticeNo, caseNo, recipient, queuedAt, failedAttempts, lastError, text: wording }: NoticeRow, locale: Locale): Html {
  const text = words[locale].undelivered;
  return html`<div class="signature"><h2>${noticeNo} · ${caseNo}</h2>
<dl><dt>${text.recipient}</dt><dd>${recipientName(recipient, locale)}</dd><dt>${text.since}</dt><dd>${momentInWords(queuedAt, locale)}</dd>
<dt>${text.tries}</dt><dd>${failedAttempts}</dd><dt>${text.reason}</dt><dd>${lastError ?? ''}</dd><dt>${text.wording}</dt><dd>${wording}</dd></dl></div>`;
}
