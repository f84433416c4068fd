import type { Insertable } from 'kysely';
import type { CalendarTables, CalendarTx } from './tables';

export const selectExceptions = (tx: CalendarTx) =>
  tx.selectFrom('dayException').select(['day', 'working', 'name']).orderBy('day').execute();

export const upsertExceptions = (tx: CalendarTx, rows: Insertable<CalendarTables['dayException']>[]) =>
  tx
    .insertInto('dayException')
    .values(rows)
    .onConflict((clash) =>
      clash.column('day').doUpdateSet((row) => ({
        working: row.ref('excluded.working'),
        name: row.ref('excluded.name'),
        setAt: row.ref('excluded.setAt'),
      })),
    )
    .execute();

export const deleteExceptions = (tx: CalendarTx, days: string[]) =>
  tx.deleteFrom('dayException').where('day', 'in', days).returning('day').execute();

export const selectKeptYears = (tx: CalendarTx) => tx.selectFrom('keptYear').select('year').orderBy('year').execute();

export const insertKeptYear = (tx: CalendarTx, row: Insertable<CalendarTables['keptYear']>) =>
  tx.insertInto('keptYear').values(row).onConflict((clash) => clash.column('year').doNothing()).execute();
