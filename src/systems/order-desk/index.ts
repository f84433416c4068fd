import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { orderDeskContract } from './contract';
import { orderDeskHandlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/**
 * The order desk: dealers, catalogue, dealer part orders, sold vehicles and their returns.
 * @param locale language of the part names that it puts into messages and views
 */
export const orderDesk = (locale: Locale) =>
  defineSystem({
    contract: orderDeskContract,
    handlers: orderDeskHandlers(locale),
    migrations,
  });
