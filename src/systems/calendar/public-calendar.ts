import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { yearOf } from './days';

/**
 * The State Council's yearly arrangements, as the library chinese-days carries them. Its data only: its functions
 * read a day in the process's own time zone and take every weekday of a year they do not know for a working day.
 */
const holidays = new Map(Object.entries(arrangements.holidays));
const makeUpDays = new Map(Object.entries(arrangements.workdays));
const years = new Set([...holidays.keys()].map(yearOf));

/** Whether the arrangement of a year is known: every year has public holidays. */
export const knowsYear = (year: number): boolean => years.has(year);

/** The holiday that a day off belongs to, in Chinese; nothing on other days. */
export const publicHoliday = (day: string): string | undefined => nameIn(holidays.get(day));

/** The holiday that a make-up working day belongs to, in Chinese; nothing on other days. */
export const makeUpDay = (day: string): string | undefined => nameIn(makeUpDays.get(day));

/** The library writes `National Day,国庆节,3`. */
const nameIn = (entry: string | undefined) => (entry === undefined ? undefined : (entry.split(',')[1] ?? entry));
