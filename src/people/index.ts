import { join } from 'node:path';
import { defineSystem } from '../systems/system';
import { peopleContract } from './contract';
import { peopleHandlers } from './handlers';
import type { PeopleOptions } from './options';

/** The people system: who may act, and who did what, on top of a directory of people. */
export const people = (options: PeopleOptions) =>
  defineSystem({
    contract: peopleContract,
    handlers: peopleHandlers(options),
    migrations: join(import.meta.dirname, 'migrations'),
  });
