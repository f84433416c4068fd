import type { Response } from 'express';
import type { Locale } from '../config';
import { Html, html } from './html';
import { letInOf } from './sign-in';
import { signInWords } from './sign-in-words';

const css = new Html(`
  body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1c1c1c; max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin: 0 0 .4rem; } .below { margin-top: 2rem; }
  .signed-in { float: right; } .signed-in button { font: inherit; }
  a { color: #0b57a4; } .quiet { color: #5f6368; } .fault { color: #a50e0e; border: 2px solid #a50e0e; padding: .6rem 1rem; }
  .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.2rem; padding: 0; }
  figure { margin: 0; border: 1px solid #d7d9dc; border-radius: 6px; overflow: hidden; break-inside: avoid; }
  figure img { display: block; width: 100%; height: 13rem; object-fit: contain; background: #f3f4f5; }
  figure .paper { display: flex; height: 13rem; align-items: center; justify-content: center; background: #f3f4f5; }
  figcaption { padding: .6rem .8rem; overflow-wrap: anywhere; }
  .signature { border: 1px solid #b9bcc0; border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0; break-inside: avoid; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 0; } dt { color: #5f6368; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
  table { border-collapse: collapse; margin-top: 1rem; } th, td { border: 1px solid #b9bcc0; padding: .3rem .7rem; text-align: left; overflow-wrap: anywhere; } th { background: #f3f4f5; }
  .hash { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  @media print { body { margin: 0; max-width: none; } .no-print { display: none; } a { color: inherit; text-decoration: none; } }`);

/**
 * Sends a page: a title and what stands below it, and for who has a session a form to sign out. Nothing runs on it, and only its
 * own pictures are loaded.
 */
export function sendPage(response: Response, locale: Locale, title: string, body: Html): void {
  const { person, signOut } = letInOf(response) ?? {};
  const form = signOut && html`<form class="signed-in no-print" method="post" action="${signOut.action}"><input type="hidden" name="formToken" value="${signOut.formToken}">${person} <button>${signInWords[locale].signOut}</button></form>
`;
  const page = html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${css}</style></head>
<body>
${form}<h1>${title}</h1>
${body}
</body>
</html>
`;
  response
    .set({
      // Browsers hold a form to this also where its answer leads them: signing out ends at the identity provider.
      'Content-Security-Policy': `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${['\'self\'', ...(signOut ? [signOut.goesOnTo] : [])].join(' ')}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(page.text);
}
