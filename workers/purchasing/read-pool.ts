import { z } from 'zod';
import { poolLine, poolPart } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-01: needs that no purchase request has collected yet, for the back-office clerk. */
export const readPool = defineWorker({
  type: 'purchasing.read-pool',
  input: z.object({}),
  output: z.object({ poolLines: z.array(poolLine), poolParts: z.array(poolPart), poolEmpty: z.boolean() }),
  run: async (clients) => {
    const { lines, parts } = await clients.purchasing.getPool({});
    return { poolLines: lines, poolParts: parts, poolEmpty: lines.length === 0 };
  },
});
