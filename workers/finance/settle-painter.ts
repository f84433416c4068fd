import { z } from 'zod';
import { month, painterNo, painterSettlement } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-12: deducts what a paint shop did not give back (L-08) and draws up its statement of the month. */
export const settlePainter = defineWorker({
  type: 'finance.settle-painter',
  input: z.object({ month, painterNo }),
  output: painterSettlement.pick({ settlementNo: true, closing: true, deductions: true }),
  run: (clients, body, { idempotencyKey }) => clients.finance.settlePainter({ body, idempotencyKey }),
});
