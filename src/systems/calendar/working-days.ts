import type { z } from 'zod';
import { refused } from '../../http/problem';
import { isWeekend, yearOf } from './days';
import { knowsYear, makeUpDay, publicHoliday } from './public-calendar';
import type { dayReason } from './schemas';

/** What the company says itself. */
export interface CompanyDays {
  exceptions: ReadonlyMap<string, { working: boolean; name: string }>;
  /** Years whose days off are entered among the exceptions. */
  keptYears: ReadonlySet<number>;
}

export interface DayFacts {
  working: boolean;
  reason: z.infer<typeof dayReason>;
  name?: string;
}

/**
 * What a day is: the company's exception, else the public calendar's word, else Monday to Friday.
 * Throws 422 `yearUnknown` where nobody has entered the year's public holidays: counting on would be wrong in silence.
 */
export function dayFacts(day: string, company: CompanyDays): DayFacts {
  const exception = company.exceptions.get(day);
  if (exception) return { ...exception, reason: 'exception' };
  for (const year of arrangementsFor(day)) requireYear(year, company);
  const holiday = publicHoliday(day);
  if (holiday !== undefined) return { working: false, reason: 'publicHoliday', name: holiday };
  const makeUp = makeUpDay(day);
  if (makeUp !== undefined) return { working: true, reason: 'makeUpDay', name: makeUp };
  const weekend = isWeekend(day);
  return { working: !weekend, reason: weekend ? 'weekend' : 'weekday' };
}

/** New Year's arrangement may reach back into December: 29 and 31 December 2018 belonged to that of 2019. */
function arrangementsFor(day: string): number[] {
  const year = yearOf(day);
  return day.slice(5) >= '12-29' ? [year, year + 1] : [year];
}

function requireYear(year: number, { keptYears }: CompanyDays): void {
  if (knowsYear(year) || keptYears.has(year)) return;
  throw refused(
    'yearUnknown',
    `The calendar does not know the public holidays of ${year} yet: raise the package chinese-days to a version that has them, ` +
      'or enter the days off and make-up working days as exceptions (POST /exceptions) and say that they are all there (POST /years)',
  );
}
