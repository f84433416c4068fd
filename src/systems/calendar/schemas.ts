import { z } from 'zod';
import { calendarDay, title } from '../shared-schemas';

/** A calendar day in Asia/Shanghai. */
export const day = calendarDay.describe('Calendar day in Asia/Shanghai, e.g. 2026-10-01');

/** What a deadline is counted in (I-G-4). */
export const deadlineKind = z.enum(['calendarDays', 'workingDays', 'hours']);
export type DeadlineKind = z.infer<typeof deadlineKind>;

/** How many of them: at most a year's hours. */
export const deadlineAmount = z.number().int().min(1).max(8784);

/** A day that the company keeps otherwise than the public calendar. */
export const exception = z.strictObject({
  day,
  working: z.boolean().describe('true: a working day; false: a day off'),
  name: title.describe('Why, e.g. 厂庆'),
});

/** A year as a number. */
export const year = z.number().int().min(2004).max(2100);

/** Why a day is what it is: an ordinary weekday or weekend, a public holiday, a make-up working day, or the company's exception. */
export const dayReason = z.enum(['weekday', 'weekend', 'publicHoliday', 'makeUpDay', 'exception']);
