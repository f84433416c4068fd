import { shanghaiDay } from '../../clock';

const dayMs = 24 * 3600 * 1000;

/**
 * Until when a carton waits for a dispatch plan (T-06): 24:00 of the n-th calendar day in Shanghai after the
 * moment, its own day not counted (I-G-4).
 */
export function planDueAfter(moment: Date, days: number): Date {
  const startOfDay = Date.parse(`${shanghaiDay(moment)}T00:00:00+08:00`);
  return new Date(startOfDay + (days + 1) * dayMs);
}
