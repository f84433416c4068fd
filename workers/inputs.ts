import { z } from 'zod';
import { calendarDay } from '../src/systems/shared-schemas';

/** A text that a form leaves empty, or away, where none is needed. */
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullish()
    .transform((text) => text || undefined);

/** A person's reason. */
export const optionalReason = optional(500);

/** A text of several lines. */
export const optionalText = optional(4000);

/** A number that may be missing. */
export const optionalReference = optional(64);

/** A moment that a person writes when the paper is entered later than it was signed; empty for now. */
export const saidLater = optional(64);

/** A field that a diagram maps always and a case may lack: null counts as left out. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

/** A day that a form may leave empty. */
export const optionalDay = z
  .union([calendarDay, z.literal('')])
  .nullish()
  .transform((day) => day || undefined);
