import { join } from 'node:path';
import { defineSystem } from '../system';
import { purchasingContract } from './contract';
import { handlers } from './handlers';

/** The purchasing system, ready to be opened. */
export const purchasing = defineSystem({
  contract: purchasingContract,
  handlers,
  migrations: join(import.meta.dirname, 'migrations'),
});
