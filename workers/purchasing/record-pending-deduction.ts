import { z } from 'zod';
import { deductionNo, shortageReportNo } from '../../src/systems/purchasing/contract';
import { personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-12: the missing pieces will be deducted at the month-end settlement (T-02). */
export const recordPendingDeduction = defineWorker({
  type: 'purchasing.record-pending-deduction',
  input: z.object({ shortageReportNo, decidedBy: personId }),
  output: z.object({ deductionNo }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPendingDeduction({ body, idempotencyKey }),
});
