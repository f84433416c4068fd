import { z } from 'zod';
import { month } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: a settled month takes no postings any more. */
export const closePeriod = defineWorker({
  type: 'finance.close-period',
  input: z.object({ month }),
  output: z.object({}),
  run: async (clients, body, { idempotencyKey }) => {
    await clients.finance.closePeriod({ body, idempotencyKey });
    return {};
  },
});
