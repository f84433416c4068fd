import { join } from 'node:path';
import { defineSystem } from '../system';
import { financeContract } from './contract';
import { handlers } from './handlers';

/** The finance system, ready to be opened. */
export const finance = defineSystem({
  contract: financeContract,
  handlers,
  migrations: join(import.meta.dirname, 'migrations'),
});
