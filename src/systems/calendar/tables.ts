import type { Transaction } from 'kysely';
import type { BaseTables, Moment } from '../../database/base-tables';

/** Tables of schema `calendar` (migrations/). */
export interface CalendarTables {
  dayException: { day: string; working: boolean; name: string; setAt: Moment };
  keptYear: { year: number; keptAt: Moment };
}

export type CalendarTx = Transaction<CalendarTables & BaseTables>;
