import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { moment, title } from '../shared-schemas';
import { day, dayReason, deadlineAmount, deadlineKind, exception, year } from './schemas';

const problems = { yearUnknown: 422 };

/** The working-day calendar: public holidays and make-up working days of China, and the company's own exceptions (I-G-4). */
export const calendarContract = contract({
  system: 'calendar',
  title: 'Working-day calendar 公司日历',
  operations: {
    computeDeadline: operation({
      method: 'get',
      path: '/deadline',
      summary: 'The moment at which a deadline is over: done before it is on time (flows.md 0.6)',
      query: z.strictObject({ kind: deadlineKind, amount: z.coerce.number().pipe(deadlineAmount), startedAt: moment }),
      result: z.object({ dueAt: moment }),
      problems,
    }),
    listDays: operation({
      method: 'get',
      path: '/days',
      summary: 'Which days are working days, and why; at most 400 days',
      query: z.strictObject({ from: day, to: day }),
      result: z.object({
        days: z.array(z.object({ day, working: z.boolean(), reason: dayReason, name: title.optional() })),
      }),
      problems: { ...problems, spanUnusable: 422 },
    }),
    setExceptions: operation({
      method: 'post',
      path: '/exceptions',
      summary: "Sets the company's exceptions, each day anew",
      body: z.strictObject({
        exceptions: z
          .array(exception)
          .min(1)
          .max(400)
          .refine((all) => new Set(all.map((each) => each.day)).size === all.length, 'names a day twice'),
      }),
      result: z.object({ set: z.number().int() }),
    }),
    removeExceptions: operation({
      method: 'post',
      path: '/exceptions/removals',
      summary: 'Removes exceptions: the public calendar holds again on these days',
      body: z.strictObject({ days: z.array(day).min(1).max(400) }),
      result: z.object({ removed: z.number().int() }),
      problems: { notFound: 404 },
    }),
    listExceptions: operation({
      method: 'get',
      path: '/exceptions',
      summary: "The company's exceptions, and the years whose days off it keeps itself",
      result: z.object({ exceptions: z.array(exception), years: z.array(year) }),
    }),
    keepYear: operation({
      method: 'post',
      path: '/years',
      summary: 'A year that the public calendar does not know yet: its days off and make-up days stand among the exceptions',
      body: z.strictObject({ year }),
      result: z.object({ year }),
      problems: { yearEmpty: 422 },
    }),
  },
});
