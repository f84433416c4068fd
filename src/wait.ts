import { setTimeout as pause } from 'node:timers/promises';

/** Polls until the condition gives a value; rejects after the limit (milliseconds), naming what was waited for. */
export async function waitFor<T>(what: string, condition: () => Promise<T | undefined>, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(15);
  }
}
