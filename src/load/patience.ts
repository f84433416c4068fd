import { setTimeout as pause } from 'node:timers/promises';
import { SystemRefusal, SystemUnavailable } from '../http/client';
import { waitFor } from '../wait';

/** How partners try again. */
export interface Patience {
  /** How long, and how long they wait in between, milliseconds. */
  limitMs: number;
  againMs: number;
  /** When it is over. */
  signal?: AbortSignal;
}

export const usualPatience: Patience = { limitMs: 60_000, againMs: 15 };

/**
 * Tries again what no system answered; `act` makes its calls with the same keys each time.
 * @param notYet code of a refusal that only says that it is too early
 */
export function patiently<T extends object>(what: string, act: () => Promise<T>, { limitMs, againMs, signal }: Patience, notYet?: string): Promise<T> {
  const tried = async () => {
    try {
      return await act();
    } catch (error) {
      const again = error instanceof SystemUnavailable || (error instanceof SystemRefusal && error.problem.code === notYet);
      if (!again || signal?.aborted) throw error;
      await pause(againMs);
      return undefined;
    }
  };
  return waitFor(what, tried, limitMs);
}
