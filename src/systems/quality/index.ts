import { join } from 'node:path';
import { defineSystem } from '../system';
import { qualityContract } from './contract';
import { handlers } from './handlers';

/** The quality system, ready to be opened. */
export const quality = defineSystem({
  contract: qualityContract,
  handlers,
  migrations: join(import.meta.dirname, 'migrations'),
});
