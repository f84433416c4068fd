import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { Problem, refused } from '../../http/problem';
import type { Call } from '../../http/handlers';
import { daysAfter, daysBetween, yearOf } from './days';
import { deadlineOf, type Deadline } from './deadline';
import { knowsYear } from './public-calendar';
import { deleteExceptions, insertKeptYear, selectExceptions, selectKeptYears, upsertExceptions } from './repository';
import type { exception } from './schemas';
import type { CalendarTables, CalendarTx } from './tables';
import { dayFacts, type CompanyDays } from './working-days';

const longestSpan = 400;

/** When a deadline is over, by the public calendar and the company's exceptions (I-G-4). */
export async function computeDeadline(tx: CalendarTx, deadline: Deadline, businessDayEnd: string) {
  const company = await companyDays(tx);
  const dueAt = deadlineOf(deadline, { businessDayEnd, isWorking: (day) => dayFacts(day, company).working });
  return { dueAt: shanghaiIso(dueAt) };
}

/** What each day of a span is. Throws 422 `spanUnusable` for one that ends before it begins or is too long. */
export async function listDays(tx: CalendarTx, { from, to }: { from: string; to: string }) {
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > longestSpan) {
    throw refused('spanUnusable', `to: from ${from} to ${to} are ${length} days; ask for 1 to ${longestSpan}`, [
      { field: 'to', detail: `must be at most ${longestSpan - 1} days after from, and not before it` },
    ]);
  }
  const company = await companyDays(tx);
  const days = Array.from({ length }, (_, index) => daysAfter(from, index));
  return { days: days.map((day) => ({ day, ...dayFacts(day, company) })) };
}

/** Sets exceptions, each day anew. */
export async function setExceptions({ tx, at }: Call<CalendarTables>, exceptions: z.output<typeof exception>[]) {
  await upsertExceptions(tx, exceptions.map((each) => ({ ...each, setAt: at })));
  return { set: exceptions.length };
}

/** Removes exceptions, all or none. Throws 404 for a day that has none. */
export async function removeExceptions(tx: CalendarTx, days: string[]) {
  const removed = new Set((await deleteExceptions(tx, days)).map(({ day }) => day));
  const missing = days.filter((day) => !removed.has(day));
  if (missing.length > 0) throw new Problem(404, 'notFound', `There is no exception on ${missing.join(', ')}; nothing was removed`);
  return { removed: removed.size };
}

export async function listExceptions(tx: CalendarTx) {
  const years = await selectKeptYears(tx);
  return { exceptions: await selectExceptions(tx), years: years.map(({ year }) => year) };
}

/**
 * Says that the company has entered a year's days off itself.
 * Throws 422 `yearEmpty` where no day off stands among the year's exceptions and the library has none either.
 */
export async function keepYear({ tx, at }: Call<CalendarTables>, year: number) {
  const exceptions = await selectExceptions(tx);
  if (!knowsYear(year) && !exceptions.some(({ day, working }) => !working && yearOf(day) === year)) {
    throw refused('yearEmpty', `year: no day off of ${year} is among the exceptions; enter the public holidays first (POST /exceptions)`, [
      { field: 'year', detail: 'has no day off among the exceptions' },
    ]);
  }
  await insertKeptYear(tx, { year, keptAt: at });
  return { year };
}

async function companyDays(tx: CalendarTx): Promise<CompanyDays> {
  const { exceptions, years } = await listExceptions(tx);
  return {
    exceptions: new Map(exceptions.map(({ day, ...rest }) => [day, rest])),
    keptYears: new Set(years),
  };
}
