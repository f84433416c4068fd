import { setTimeout as pause } from 'node:timers/promises';

/** Polls (each 20 ms unless told otherwise) until the condition gives a value; fails after the limit, naming what was waited for, as it is then. */
export async function until<T>(
  what: string | (() => string),
  condition: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  limitMs = 10_000,
  everyMs = 20,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false && value !== null) return value;
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain until ${typeof what === 'string' ? what : what()}`);
    await pause(everyMs);
  }
}
