import { shanghaiDay } from '../../clock';
import { daysAfter } from './days';
import type { DeadlineKind } from './schemas';

export interface Deadline {
  kind: DeadlineKind;
  amount: number;
  startedAt: Date;
}

export interface Counting {
  isWorking: (day: string) => boolean;
  /** When a day ends for deadlines, `HH:MM` in Asia/Shanghai; 24:00 unless the organisation closes earlier (I-G-4). */
  businessDayEnd: string;
}

const hourMs = 3600 * 1000;

/**
 * The moment at which a deadline is over (I-G-4); done before it is on time.
 * Days: the day of the start is not counted, the last one ends at `businessDayEnd`; calendar days are not rolled
 * forward; a start on a non-working day counts as on the eve of the next working day, which is then day 1.
 * Hours run from the minute of the start, day and night.
 */
export function deadlineOf({ kind, amount, startedAt }: Deadline, counting: Counting): Date {
  switch (kind) {
    case 'hours':
      return new Date(startedAt.getTime() + amount * hourMs);
    case 'calendarDays':
      return endOf(daysAfter(shanghaiDay(startedAt), amount), counting);
    case 'workingDays':
      return endOf(workingDayAfter(shanghaiDay(startedAt), amount, counting), counting);
  }
}

/** The n-th working day after a day, its own not counted: from a day off or its eve, the next working day is the first. */
function workingDayAfter(start: string, amount: number, { isWorking }: Counting): string {
  let day = start;
  for (let counted = 0; counted < amount; ) {
    day = daysAfter(day, 1);
    if (isWorking(day)) counted += 1;
  }
  return day;
}

/** 24:00 is the first moment of the next day. */
function endOf(day: string, { businessDayEnd }: Counting): Date {
  const [hours = 24, minutes = 0] = businessDayEnd.split(':').map(Number);
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + hours * hourMs + minutes * 60_000);
}
