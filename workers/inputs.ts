import { z } from 'zod';
import { calendarDay } from '../src/systems/shared-schemas';

/** A person's reason: a form leaves it empty, or away, where none is needed. */
export const optionalReason = z
  .string()
  .trim()
  .max(500)
  .nullish()
  .transform((text) => text || undefined);

/** A text of several lines that a form may leave empty. */
export const optionalText = z
  .string()
  .trim()
  .max(4000)
  .nullish()
  .transform((text) => text || undefined);

/** A number that may be missing; a form leaves it empty. */
export const optionalReference = z
  .string()
  .trim()
  .max(64)
  .nullish()
  .transform((text) => text || undefined);

/** A field that a diagram maps always and a case may lack: null counts as left out. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

/** A moment that a person writes when the paper is entered later than it was signed; a form leaves it empty for now. */
export const saidLater = z
  .string()
  .trim()
  .max(64)
  .nullish()
  .transform((text) => text || undefined);

/** A day that a form may leave empty. */
export const optionalDay = z
  .union([calendarDay, z.literal('')])
  .nullish()
  .transform((day) => day || undefined);
