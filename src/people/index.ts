import { join } from 'node:path';
import { defineSystem } from '../systems/system';
import { peopleContract } from './contract';
import { peopleHandlers } from './handlers';
import type { PeopleOptions } from './options';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/** The people system: who may act, and who did what, on top of a directory of people. */
export const people = (options: PeopleOptions) =>
  defineSystem({
    contract: peopleContract,
    handlers: peopleHandlers(options),
    migrations,
  });
