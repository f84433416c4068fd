import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Locale } from '../../config';
import { requirePerson } from '../../http/sign-in';
import { defineSystem } from '../system';
import { financeContract } from './contract';
import { handlers } from './handlers';
import { statementPages } from './pages';
import type { FinanceTables } from './tables';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

export interface FinanceOptions {
  /** Language of the pages. */
  locale: Locale;
  /** Lets staff in to the pages; left out, nobody. */
  person?: RequestHandler | undefined;
}

/** The finance system, ready to be opened. */
export const finance = ({ locale, person = requirePerson(undefined) }: FinanceOptions) =>
  defineSystem<typeof financeContract, FinanceTables>({
    contract: financeContract,
    handlers,
    pages: ({ db }) => statementPages({ db, locale, person }),
    migrations,
  });
