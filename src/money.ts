import { z } from 'zod';

/** An amount in fen (1/100 CNY), an exact integer: what systems compute and store with. */
export type Fen = number;

const cnyPattern = /^-?(0|[1-9]\d{0,12})\.\d{2}$/;

/** CNY with two decimals as text ("90.00"): how money crosses every HTTP border. */
export const cny = z.string().regex(cnyPattern, 'an amount in CNY with two decimals, such as "90.00"');

/** Fen of a CNY text; throws a RangeError for any other text. */
export function fenOf(amount: string): Fen {
  if (!cnyPattern.test(amount)) throw new RangeError(`'${amount}' is not an amount in CNY with two decimals`);
  return Number(amount.replace('.', ''));
}

/** CNY text of an amount in fen; throws a RangeError unless it is a safe integer. */
export function cnyOf(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${fen} is not an exact amount in fen`);
  const digits = Math.abs(fen).toString().padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
