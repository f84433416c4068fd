import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { logisticsContract } from './contract';
import { logisticsHandlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/**
 * The Logistics Department's system.
 * @param locale language of what it writes for staff
 */
export const logistics = (locale: Locale) =>
  defineSystem({
    contract: logisticsContract,
    handlers: logisticsHandlers(locale),
    migrations,
  });
