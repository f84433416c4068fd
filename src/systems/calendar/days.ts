/** Calendar days as text, `2026-10-01`: no time zone can shift them. */

const dayMs = 24 * 3600 * 1000;
const midnightUtc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The day that many days later. */
export const daysAfter = (day: string, days: number): string => new Date(midnightUtc(day) + days * dayMs).toISOString().slice(0, 10);

/** Whether a day is a Saturday or Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(midnightUtc(day)).getUTCDay());

/** How many days the second is after the first. */
export const daysBetween = (from: string, to: string): number => (midnightUtc(to) - midnightUtc(from)) / dayMs;

/** The year of a day. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
