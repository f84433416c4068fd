import { join } from 'node:path';
import type { Locale } from '../../config';
import type { CheckPassword } from '../../http/sign-in';
import { defineSystem } from '../system';
import { qualityContract } from './contract';
import { causesPages } from './corrective-actions/pages';
import { handlers } from './handlers';
import type { QualityTables } from './tables';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

export interface QualityOptions {
  /** Language of the pages. */
  locale: Locale;
  /** Signs staff in to the pages; left out, nobody. */
  checkPassword?: CheckPassword | undefined;
}

/** The quality system, ready to be opened. */
export const quality = ({ locale, checkPassword }: QualityOptions) =>
  defineSystem<typeof qualityContract, QualityTables>({
    contract: qualityContract,
    handlers: handlers(locale),
    pages: ({ db }) => causesPages({ db, locale, checkPassword }),
    migrations,
  });
