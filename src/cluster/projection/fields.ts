import { z } from 'zod';

/** A key: a number in the log, a string in the API. */
export const key = z.number().transform(String);
export const headers = z.record(z.string(), z.unknown()).transform((values) => {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) texts[name] = String(value);
  return texts;
});
