import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shanghaiDay } from '../../clock';
import { daysAfter } from './days';
import { deadlineOf } from './deadline';
import type { DeadlineKind } from './schemas';
import { dayFacts, type CompanyDays } from './working-days';

const publicOnly: CompanyDays = { exceptions: new Map(), keptYears: new Set() };
const day = (text: string, working: boolean) => [text, { working, name: '测试' }] as const;
/** The calendar of scenarios.md: of 2026's arrangement it has National Day with Saturday 10 October only. */
const scenarios: CompanyDays = { ...publicOnly, exceptions: new Map([day('2026-09-20', false), day('2026-09-25', true)]) };

const isWorkingIn = (company: CompanyDays) => (each: string) => dayFacts(each, company).working;
function dueAt(kind: DeadlineKind, amount: number, startedAt: string | Date, company = publicOnly, businessDayEnd = '24:00') {
  return deadlineOf({ kind, amount, startedAt: new Date(startedAt) }, { isWorking: isWorkingIn(company), businessDayEnd });
}

/** 24:00 of a day in Shanghai. */
const endOf = (each: string) => new Date(`${daysAfter(each, 1)}T00:00:00+08:00`);

describe('worked dates of the specification and the scenarios', () => {
  test.each<[string, DeadlineKind, number, string, string]>([
    ['S-OP-02, T-01', 'calendarDays', 3, '2026-09-07T10:00:00+08:00', '2026-09-10'],
    ['S-OP-09, T-01 of a rework', 'calendarDays', 3, '2026-09-09T16:00:00+08:00', '2026-09-12'],
    ['S-PD-05, T-06', 'calendarDays', 3, '2026-09-07T14:00:00+08:00', '2026-09-10'],
    ['S-WR-21, T-09 over National Day, not rolled forward', 'calendarDays', 30, '2026-09-07T09:00:00+08:00', '2026-10-07'],
    ['S-VR-14, T-13', 'calendarDays', 30, '2026-09-07T09:00:00+08:00', '2026-10-07'],
    ['S-VR-14, T-13 twice over', 'calendarDays', 60, '2026-09-07T09:00:00+08:00', '2026-11-06'],
    ['S-DI-01 and S-DI-04, T-03', 'workingDays', 2, '2026-09-07T09:30:00+08:00', '2026-09-09'],
    ['S-DI-08, T-03 from a Saturday', 'workingDays', 2, '2026-09-12T11:00:00+08:00', '2026-09-15'],
    ['S-DI-09, T-04', 'workingDays', 1, '2026-09-09T17:00:00+08:00', '2026-09-10'],
    ['S-DI-11, T-08', 'workingDays', 1, '2026-09-07T10:00:00+08:00', '2026-09-08'],
    ['S-DI-11, T-03 late in the week', 'workingDays', 2, '2026-09-09T09:00:00+08:00', '2026-09-11'],
    ['the eve of National Day', 'workingDays', 2, '2026-09-30T09:00:00+08:00', '2026-10-09'],
    ['within National Day: Thursday 8 is day 1', 'workingDays', 2, '2026-10-03T09:00:00+08:00', '2026-10-09'],
    ['Saturday 10 October is worked', 'workingDays', 1, '2026-10-09T09:00:00+08:00', '2026-10-10'],
    ['from Saturday 10 October', 'workingDays', 1, '2026-10-10T09:00:00+08:00', '2026-10-12'],
    ['Sunday 20 September is none in the scenarios', 'workingDays', 1, '2026-09-18T09:00:00+08:00', '2026-09-21'],
    ['Friday 25 September is one in the scenarios', 'workingDays', 1, '2026-09-24T09:00:00+08:00', '2026-09-25'],
  ])('%s', (_rule, kind, amount, startedAt, lastDay) => {
    expect(dueAt(kind, amount, startedAt, scenarios)).toEqual(endOf(lastDay));
  });

  test('hours run from the minute, day and night (S-PD-14, S-DO-04)', () => {
    expect(dueAt('hours', 24, '2026-09-07T10:00:00+08:00', scenarios)).toEqual(new Date('2026-09-08T10:00:00+08:00'));
    expect(dueAt('hours', 72, '2026-09-07T10:00:00+08:00', scenarios)).toEqual(new Date('2026-09-10T10:00:00+08:00'));
  });

  test('the last second is on time, the next is late', () => {
    const due = dueAt('workingDays', 2, '2026-09-07T09:30:00+08:00', scenarios);
    expect(new Date('2026-09-09T23:59:59.999+08:00') < due).toBe(true);
    expect(new Date('2026-09-10T00:00:00+08:00') < due).toBe(false);
  });
});

test.each([
  ['Spring Festival 2026: nine days off, Saturdays before and after worked', '2026-02-13T12:00:00+08:00', '2026-02-14'],
  ['Spring Festival 2026 over', '2026-02-14T12:00:00+08:00', '2026-02-24'],
  ['make-up Saturday after it', '2026-02-27T12:00:00+08:00', '2026-02-28'],
  ['Spring Festival 2025', '2025-01-27T12:00:00+08:00', '2025-02-05'],
  ['New Year 2026, make-up Sunday', '2025-12-31T12:00:00+08:00', '2026-01-04'],
  ['National Day 2025 with Mid-Autumn', '2025-09-30T23:59:59+08:00', '2025-10-09'],
])('public calendar: %s', (_what, startedAt, lastDay) => {
  expect(dueAt('workingDays', 1, startedAt)).toEqual(endOf(lastDay));
});

test('an organisation may close earlier', () => {
  expect(dueAt('workingDays', 1, '2026-09-07T20:00:00+08:00', publicOnly, '17:30')).toEqual(new Date('2026-09-08T17:30:00+08:00'));
  expect(dueAt('hours', 24, '2026-09-07T20:00:00+08:00', publicOnly, '17:30')).toEqual(new Date('2026-09-08T20:00:00+08:00'));
});

describe('a year that nobody knows', () => {
  test('is told, not counted over', () => {
    expect(() => dueAt('workingDays', 10, '2026-12-24T09:00:00+08:00')).toThrow(/public holidays of 2027/);
    expect(() => dueAt('workingDays', 1, '2030-03-01T09:00:00+08:00')).toThrow(/public holidays of 2030/);
  });
  test('its New Year may reach back into December', () => {
    expect(dueAt('workingDays', 1, '2018-12-28T09:00:00+08:00')).toEqual(endOf('2018-12-29'));
    expect(dueAt('workingDays', 1, '2018-12-29T09:00:00+08:00')).toEqual(endOf('2019-01-02'));
    expect(() => dueAt('workingDays', 1, '2026-12-30T09:00:00+08:00')).toThrow(/public holidays of 2027/);
  });
  test('does not matter for calendar days and hours', () => {
    expect(dueAt('calendarDays', 3, '2030-03-01T09:00:00+08:00')).toEqual(endOf('2030-03-04'));
  });
  test('counts once the company keeps it', () => {
    const kept: CompanyDays = { exceptions: new Map([day('2027-01-01', false)]), keptYears: new Set([2027]) };
    expect(dueAt('workingDays', 1, '2026-12-31T09:00:00+08:00', kept)).toEqual(endOf('2027-01-04'));
  });
});

/** The State Council's arrangements of 2025 and 2026 as published, written down here a second time. */
const off = [
  ['2025-01-01', 1], ['2025-01-28', 8], ['2025-04-04', 3], ['2025-05-01', 5], ['2025-05-31', 3], ['2025-10-01', 8],
  ['2026-01-01', 3], ['2026-02-15', 9], ['2026-04-04', 3], ['2026-05-01', 5], ['2026-06-19', 3], ['2026-09-25', 3], ['2026-10-01', 7],
] as const;
const madeUp = [
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
];
const daysOff = new Set(off.flatMap(([first, days]) => Array.from({ length: days }, (_, index) => daysAfter(first, index))));
const allDays = Array.from({ length: 728 }, (_, index) => daysAfter('2025-01-01', index));
const weekday = (each: string) => new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(new Date(each));
const workingDays = allDays.filter((each) => madeUp.includes(each) || (!daysOff.has(each) && !['Sat', 'Sun'].includes(weekday(each))));

describe('for any start in 2025 and 2026', () => {
  const anyMoment = fc.date({ min: new Date('2025-01-01T00:00:00+08:00'), max: new Date('2026-11-15T00:00:00+08:00'), noInvalidDate: true });
  /** Starts within ten days of Spring Festival, National Day and every make-up day. */
  const nearHolidays = fc
    .tuple(fc.constantFrom('2025-01-28', '2026-02-15', '2025-10-01', '2026-10-01', ...madeUp), fc.integer({ min: -10 * 86_400, max: 10 * 86_400 }))
    .map(([each, seconds]) => new Date(Date.parse(`${each}T00:00:00+08:00`) + seconds * 1000));
  const start = fc.oneof(anyMoment, nearHolidays).filter((each) => shanghaiDay(each) >= '2025-01-01');
  const amount = fc.integer({ min: 1, max: 20 });
  const runs = { numRuns: 400 };

  test('working days: 24:00 of the n-th day of the list that comes after the day of the start', () => {
    fc.assert(fc.property(start, amount, (from, days) => {
      const later = workingDays.filter((each) => each > shanghaiDay(from));
      expect(dueAt('workingDays', days, from)).toEqual(endOf(later[days - 1] ?? ''));
    }), runs);
  });

  test('the hour of the start does not matter, nor whether it is a day off or the eve of the next working day', () => {
    fc.assert(fc.property(start, amount, (from, days) => {
      const today = shanghaiDay(from);
      const due = dueAt('workingDays', days, from);
      expect(dueAt('workingDays', days, `${today}T00:00:00+08:00`)).toEqual(due);
      expect(dueAt('workingDays', days, `${today}T23:59:59.999+08:00`)).toEqual(due);
      if (workingDays.includes(today)) return;
      const next = workingDays.find((each) => each > today) ?? '';
      expect(dueAt('workingDays', days, `${daysAfter(next, -1)}T12:00:00+08:00`)).toEqual(due);
      expect(dueAt('workingDays', 1, from)).toEqual(endOf(next));
    }), runs);
  });

  test('one working day more is the next working day', () => {
    fc.assert(fc.property(start, amount, (from, days) => {
      const due = dueAt('workingDays', days, from);
      expect(dueAt('workingDays', days + 1, from)).toEqual(dueAt('workingDays', 1, new Date(due.getTime() - 1)));
    }), runs);
  });

  test('calendar days and hours go by no holiday', () => {
    fc.assert(fc.property(start, amount, (from, many) => {
      expect(dueAt('calendarDays', many, from)).toEqual(endOf(daysAfter(shanghaiDay(from), many)));
      expect(dueAt('hours', many, from).getTime() - from.getTime()).toBe(many * 3_600_000);
    }), runs);
  });

  test('the company has the last word on every day', () => {
    fc.assert(fc.property(start, fc.boolean(), (from, working) => {
      const tomorrow = daysAfter(shanghaiDay(from), 1);
      const company: CompanyDays = { ...publicOnly, exceptions: new Map([day(tomorrow, working)]) };
      const due = dueAt('workingDays', 1, from, company);
      if (working) expect(due).toEqual(endOf(tomorrow));
      else expect(due).toEqual(dueAt('workingDays', 1, `${tomorrow}T12:00:00+08:00`, company));
    }), runs);
  });
});
