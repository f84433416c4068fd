import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { warehouseContract } from './contract';
import { warehouseHandlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/**
 * The warehouse, ready to be opened.
 * @param locale language of the reasons that a review writes for staff
 */
export const warehouse = (locale: Locale) =>
  defineSystem({
    contract: warehouseContract,
    handlers: warehouseHandlers(locale),
    migrations,
  });
