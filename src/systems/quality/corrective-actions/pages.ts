import { Router, type RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shanghaiDay } from '../../../clock';
import type { Locale } from '../../../config';
import type { BaseTables } from '../../../database/base-tables';
import { invalidRequest } from '../../../http/problem';
import { sendPage } from '../../../http/staff-page';
import type { QualityTables, QualityTx } from '../tables';
import { listCauses } from './actions';
import { causesPage, causesTitle } from './causes-page';
import { month } from './schemas';

interface PagesOptions {
  db: Kysely<QualityTables & BaseTables>;
  locale: Locale;
  /** Lets staff in. */
  person: RequestHandler;
}

const asked = z.strictObject({ month: month.optional() });

/** The list of causes of a month for staff, who sign in with their own name; the latest month that has any, unless one is asked for. */
export function causesPages({ db, locale, person }: PagesOptions): Router {
  const pages = Router();
  pages.get('/causes/page', person, async (request, response) => {
    const query = asked.safeParse(request.query);
    if (!query.success) throw invalidRequest(query.error, 'query');
    const list = await db.transaction().execute(async (tx) => listCauses(tx, query.data.month ?? (await latestMonth(tx))));
    sendPage(response, locale, causesTitle(list.month, locale), causesPage(list, locale));
  });
  return pages;
}

async function latestMonth(tx: QualityTx): Promise<string> {
  const { latest } = await tx.selectFrom('incidentCause').select(({ fn }) => fn.max('recordedAt').as('latest')).executeTakeFirstOrThrow();
  return shanghaiDay(latest ?? new Date(0)).slice(0, 7);
}
