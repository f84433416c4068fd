import { z } from 'zod';
import { line } from '../src/systems/shared-schemas';

/** Lines as process variables carry them; what a form has added beside them is dropped. */
export const lineList = z.array(z.object(line.shape)).min(1);

/** One row a line, with the pieces of all its rows. */
export function mergeLines(rows: z.infer<typeof line>[]): z.infer<typeof line>[] {
  const merged = new Map<string, z.infer<typeof line>>();
  for (const row of rows) merged.set(row.orderLineId, { ...row, quantity: row.quantity + (merged.get(row.orderLineId)?.quantity ?? 0) });
  return [...merged.values()];
}
