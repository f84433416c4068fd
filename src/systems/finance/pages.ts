import { Router, type RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import type { Locale } from '../../config';
import type { BaseTables } from '../../database/base-tables';
import { sendPage } from '../../http/staff-page';
import { readSettlement } from './settlement';
import { statementPage, statementTitle } from './statement';
import type { FinanceTables } from './tables';

interface PagesOptions {
  db: Kysely<FinanceTables & BaseTables>;
  locale: Locale;
  /** Lets staff in. */
  person: RequestHandler;
}

/** The statement of a settlement, to be printed by staff, who sign in with their own name (OP-12). */
export function statementPages({ db, locale, person }: PagesOptions): Router {
  const pages = Router();
  pages.get('/settlements/:settlementNo/statement/page', person, async ({ params }, response) => {
    const settlement = await db.transaction().execute((tx) => readSettlement(tx, String(params['settlementNo'])));
    sendPage(response, locale, statementTitle(settlement, locale), statementPage(settlement, locale));
  });
  return pages;
}
