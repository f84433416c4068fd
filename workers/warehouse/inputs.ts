import { z } from 'zod';
import { line } from '../../src/systems/shared-schemas';

/** Lines as process variables carry them; what a form has added beside them is dropped. */
export const lineList = z.array(z.object(line.shape)).min(1);

/** Lines as packed: a line left out counts zero pieces. */
export const packedLineList = z.array(z.object({ ...line.shape, quantity: z.number().int().min(0).max(100_000) })).min(1);

/** A person's reason: a form leaves it empty, or away, where none is needed. */
export const optionalReason = z
  .string()
  .trim()
  .max(500)
  .nullish()
  .transform((text) => text || undefined);
