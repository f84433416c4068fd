import { join } from 'node:path';
import type { Locale } from '../../config';
import type { CheckPassword } from '../../http/sign-in';
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
  /** Signs staff in to the pages; left out, nobody. */
  checkPassword?: CheckPassword | undefined;
}

/** The finance system, ready to be opened. */
export const finance = ({ locale, checkPassword }: FinanceOptions) =>
  defineSystem<typeof financeContract, FinanceTables>({
    contract: financeContract,
    handlers,
    pages: ({ db }) => statementPages({ db, locale, checkPassword }),
    migrations,
  });
