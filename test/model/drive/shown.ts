import { z } from 'zod';
import { line, shippingMethod } from '../../../src/systems/shared-schemas';
import { duties } from '../spec/hands';
import type { TaskId } from '../facts';

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);
const lines = maybe(z.array(line.extend({ quantity: z.number() })));

/** The variables that a task's form shows, as far as anybody here looks at them. */
export const shown = z.object({
  orderNo: maybe(z.string()),
  unmatchedNo: maybe(z.string()),
  orderLineId: maybe(z.string()),
  partNo: maybe(z.string()),
  dealerName: maybe(z.string()),
  queryText: maybe(z.string()),
  shippingMethod: maybe(shippingMethod),
  chosenMethod: maybe(shippingMethod),
  slipLines: lines,
  packedLines: lines,
  remainingLines: lines,
  slipQuantity: maybe(z.number()),
});

/** Throws for a task that the specification does not know. */
export function taskIdOf(elementId: string): TaskId {
  if (elementId in duties) return elementId as TaskId;
  throw new Error(`${elementId} is no task of the specification`);
}
