import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { orderDeskContract } from './contract';
import { orderDeskHandlers } from './handlers';

/**
 * The order desk: dealers, catalogue, dealer part orders, sold vehicles and their returns.
 * @param locale language of the part names that it puts into messages and views
 */
export const orderDesk = (locale: Locale) =>
  defineSystem({
    contract: orderDeskContract,
    handlers: orderDeskHandlers(locale),
    migrations: join(import.meta.dirname, 'migrations'),
  });
