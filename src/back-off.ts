/** Limits of a growing pause between tries. */
export interface BackOff {
  firstMs: number;
  maxMs: number;
}

/**
 * Milliseconds to wait before try `attempt` (1 = first repeat): doubles each time up to the maximum, then
 * a random half of it is taken off, so that many failing at once do not come back at once.
 * Any unusable attempt counts as 1.
 */
export function backOffMs(attempt: number, { firstMs, maxMs }: BackOff, random: () => number = Math.random): number {
  const step = Number.isFinite(attempt) ? Math.min(Math.max(1, Math.floor(attempt)), 30) : 1;
  const full = Math.min(firstMs * 2 ** (step - 1), maxMs);
  return Math.round(full / 2 + (full / 2) * random());
}
