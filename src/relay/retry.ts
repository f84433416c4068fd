import { backOffMs } from '../back-off';
import { DeliveryRefused } from './entry';

const soon = { firstMs: 500, maxMs: 60_000 };
const hourMs = 3_600_000;

/**
 * Milliseconds until an entry is tried again after its `attempts`-th failure: doubling from half a second up
 * to a minute, with jitter; an hour when the receiver refused it, for only a person can change that.
 */
export function pauseAfter(error: unknown, attempts: number, random: () => number = Math.random): number {
  return error instanceof DeliveryRefused ? hourMs : backOffMs(attempts, soon, random);
}
