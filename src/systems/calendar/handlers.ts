import type { Handlers } from '../../http/handlers';
import type { calendarContract } from './contract';
import * as service from './service';
import type { CalendarTables } from './tables';

/** @param businessDayEnd when a day ends for deadlines, `HH:MM` (I-G-4) */
export function handlers(businessDayEnd: string): Handlers<typeof calendarContract, CalendarTables> {
  return {
    computeDeadline: ({ tx }, { query }) =>
      service.computeDeadline(tx, { ...query, startedAt: new Date(query.startedAt) }, businessDayEnd),
    listDays: ({ tx }, { query }) => service.listDays(tx, query),
    setExceptions: (call, { body }) => service.setExceptions(call, body.exceptions),
    removeExceptions: ({ tx }, { body }) => service.removeExceptions(tx, body.days),
    listExceptions: ({ tx }) => service.listExceptions(tx),
    keepYear: (call, { body }) => service.keepYear(call, body.year),
  };
}
