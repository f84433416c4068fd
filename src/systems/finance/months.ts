/** Months of the books as text, `2026-09`, and their days in Asia/Shanghai. */

/** The month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month after. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

export const firstDayOf = (month: string): string => `${month}-01`;

/** The last calendar day of a month. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The moment at which a month is over: 24:00 of its last day. */
export const endOfMonth = (month: string): Date => new Date(`${firstDayOf(monthAfter(month))}T00:00:00+08:00`);
