import { join } from 'node:path';
import { defineSystem } from '../system';
import { logisticsContract } from './contract';
import { handlers } from './handlers';

/** The Logistics Department's system. */
export const logistics = defineSystem({
  contract: logisticsContract,
  handlers,
  migrations: join(import.meta.dirname, 'migrations'),
});
