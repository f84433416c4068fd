import { join } from 'node:path';
import { defineSystem } from '../system';
import { calendarContract } from './contract';
import { handlers } from './handlers';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

/** The working-day calendar; a day ends for deadlines at `businessDayEnd`, 24:00 unless told otherwise. */
export const calendar = ({ businessDayEnd = '24:00' }: { businessDayEnd?: string | undefined } = {}) =>
  defineSystem({
    contract: calendarContract,
    handlers: handlers(businessDayEnd),
    migrations,
  });
