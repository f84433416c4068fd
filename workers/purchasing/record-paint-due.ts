import { z } from 'zod';
import { dueFor, outsourcingOrderNo } from '../../src/systems/purchasing/contract';
import { moment, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** T-01: writes down by when pieces have to be back, of the order or of a rework. */
export const recordPaintDue = defineWorker({
  type: 'purchasing.record-paint-due',
  input: z.object({ outsourcingOrderNo, dueFor, quantity, dueAt: moment }),
  output: z.object({ nextDueAt: moment }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPaintDue({ body, idempotencyKey }),
});
