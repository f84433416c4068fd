import { z } from 'zod';

/** What a path, a query or a form may carry beside files: each goes as its text. */
const scalars = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional());

/** The texts of the values that are given. */
export const textsOf = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(scalars.parse(values ?? {})).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
