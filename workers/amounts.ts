import { z } from 'zod';

/** A total as process variables carry it, a number of CNY with at most two decimals and exact to the fen; parsed to text ("30050.00"). */
export const totalNumber = z
  .number()
  .min(0)
  .max(1_000_000_000_000)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4, 'must be an amount in CNY with at most two decimals')
  .transform((amount) => amount.toFixed(2));

/** The sum of such texts, exact to the fen. */
export const sumOf = (amounts: string[]): string => (amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2);
