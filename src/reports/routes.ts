import { Router, type RequestHandler } from 'express';
import type { Locale } from '../config';
import { letIn } from '../http/api-keys';
import type { Callers } from '../http/callers';
import { sendPage } from '../http/staff-page';
import { openPartsPage } from './open-parts/page';
import { readOpenParts, type Read } from './open-parts/read';
import { text } from './open-parts/words';

export interface ReportsOptions {
  /** Clients of the systems, once it is known where they listen. */
  clients: () => Read;
  callers: Callers;
  locale: Locale;
  /** Lets staff in to the pages. */
  person: RequestHandler;
  /** CNY of the table `scrap-approval` (I-PS-3), e.g. "30000.00". */
  scrapLimit: string;
}

/**
 * Reports over several systems: they own nothing and read by the systems' contracts. As data for callers whose scope has
 * them, and as pages to print for staff, who sign in with their own name.
 */
export function reports({ clients, callers, locale, person, scrapLimit }: ReportsOptions): Router {
  const router = Router();
  router.get('/open-parts', ...letIn(callers, 'reports', 'openParts'), async (_request, response) => {
    response.json(await readOpenParts(clients(), { scrapLimit, locale }));
  });
  router.get('/open-parts/page', person, async (_request, response) => {
    sendPage(response, locale, text.title[locale], openPartsPage(await readOpenParts(clients(), { scrapLimit, locale }), locale));
  });
  return router;
}
