import { join } from 'node:path';
import { defineSystem } from '../system';
import { financeContract } from './contract';
import { handlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/** The finance system, ready to be opened. */
export const finance = defineSystem({
  contract: financeContract,
  handlers,
  migrations,
});
