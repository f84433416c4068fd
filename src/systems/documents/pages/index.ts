import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Locale } from '../../../config';
import { html } from '../../../http/html';
import { notFound } from '../../../http/problem';
import { sendPage } from '../../../http/staff-page';
import { reference } from '../../shared-schemas';
import { sheetKind } from '../../signature-schemas';
import { evidenceOf, findEvidence } from '../evidence/repository';
import { selectNotices } from '../repository';
import { selectSheets, selectSignatures } from '../signatures/repository';
import type { DocumentsDb } from '../tables';
import { evidencePage } from './evidence-page';
import { sendContent } from './send-content';
import { sheetPage } from './sheet-page';
import { undeliveredPage } from './undelivered-page';
import { sheetTitles, words } from './words';

export interface PagesOptions {
  db: DocumentsDb;
  /** Lets in callers by their API key. */
  letIn: (operation: string) => RequestHandler[];
  locale: Locale;
  /** Lets staff in. */
  person: RequestHandler;
}

const most = { limit: 100, offset: 0 };

/** Pages for staff, who sign in with their own name: a case's evidence, its signed sheets to print, notices that did not arrive. */
export function documentPages({ db, letIn, locale, person }: PagesOptions): Router {
  const pages = Router();

  pages.get('/cases/:caseNo/evidence', person, async (request, response) => {
    const caseNo = read(reference, 'case', request.params['caseNo']);
    const sheets = await selectSheets(db, { caseNo, ...most });
    const kinds = sheets.filter(({ kind }, index) => sheets.findIndex((each) => each.kind === kind) === index);
    sendPage(response, locale, words[locale].evidenceOf(caseNo), evidencePage(await evidenceOf(db, caseNo), kinds, locale));
  });

  pages.get('/cases/:caseNo/evidence/:evidenceNo', person, async (request, response) => {
    const evidenceNo = read(reference, 'evidence', request.params['evidenceNo']);
    const found = await findEvidence(db, evidenceNo);
    if (!found || found.caseNo !== request.params['caseNo']) throw notFound('evidence', evidenceNo);
    await sendContent(response, db, found);
  });

  pages.get('/cases/:caseNo/signature-sheets/:kind', person, async (request, response) => {
    const caseNo = read(reference, 'case', request.params['caseNo']);
    const kind = read(sheetKind, 'kind of sheet', request.params['kind']);
    const sheets = await selectSheets(db, { caseNo, kind, ...most });
    const parts = await Promise.all(sheets.map(async (sheet) => sheetPage(sheet, await selectSignatures(db, sheet.sheetNo), locale)));
    sendPage(response, locale, sheetTitles[kind][locale], parts.length === 0 ? html`<p>${words[locale].noSheet}</p>` : html`${parts}`);
  });

  pages.get('/notices/undelivered/page', person, async (_request, response) => {
    const notices = await selectNotices(db, { state: 'undelivered', limit: 200 });
    sendPage(response, locale, words[locale].undeliveredTitle, undeliveredPage(notices, locale));
  });

  pages.get('/evidence/:evidenceNo/content', ...letIn('evidenceContent'), async (request: Request, response: Response) => {
    const evidenceNo = read(reference, 'evidence', request.params['evidenceNo']);
    const found = await findEvidence(db, evidenceNo);
    if (!found) throw notFound('evidence', evidenceNo);
    await sendContent(response, db, found);
  });
  return pages;
}

/** What an address names; an address that can name nothing is not found. */
function read<Schema extends z.ZodType>(schema: Schema, what: string, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw notFound(what, String(given).slice(0, 64));
}
