import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-09: was the supplier late? Judged by the recorded moments; told once. */
export const recordClearingBreach = defineWorker({
  type: 'order-desk.record-clearing-breach',
  input: warranty.clearingBreach.strip(),
  output: z.object({ breached: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordClearingBreach({ body, idempotencyKey }),
});
