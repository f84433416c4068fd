import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Locale } from '../../config';
import { requirePerson } from '../../http/sign-in';
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
  /** Lets staff in to the pages; left out, nobody. */
  person?: RequestHandler | undefined;
}

/** The quality system, ready to be opened. */
export const quality = ({ locale, person = requirePerson(undefined) }: QualityOptions) =>
  defineSystem<typeof qualityContract, QualityTables>({
    contract: qualityContract,
    handlers: handlers(locale),
    pages: ({ db }) => causesPages({ db, locale, person }),
    migrations,
  });
