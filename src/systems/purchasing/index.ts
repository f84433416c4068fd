import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { purchasingContract } from './contract';
import { handlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/**
 * The purchasing system, ready to be opened.
 * @param locale language of what it writes for staff
 */
export const purchasing = (locale: Locale) =>
  defineSystem({
    contract: purchasingContract,
    handlers: handlers(locale),
    migrations,
  });
