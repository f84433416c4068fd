import { z } from 'zod';
import { storable } from '../shared-schemas';

const lengthLimit = 20_000;
const depthLimit = 8;

/** What a notice tells, by name: JSON of a bounded size. Each kind reads the facts it knows (templates/). */
export const facts = z
  .record(z.string().max(64), z.unknown())
  .refine((all) => isKeepable(all, depthLimit), {
    message: `has characters that can not be kept, or is nested deeper than ${depthLimit} levels`,
    abort: true,
  })
  .refine((all) => JSON.stringify(all).length <= lengthLimit, `is longer than ${lengthLimit} characters as JSON`);

function isKeepable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return storable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.entries(value).every(([name, part]) => storable.test(name) && isKeepable(part, depth - 1));
}
