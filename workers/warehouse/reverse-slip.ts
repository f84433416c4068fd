import { z } from 'zod';
import { personId, reference, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: reverses a posted slip by a red-letter slip. */
export const reverseSlip = defineWorker({
  type: 'warehouse.reverse-slip',
  input: z.object({ slipNo: reference, reason: remark, requestedBy: personId, reviewedBy: personId }),
  output: z.object({ refusal: z.string().nullable(), redLetterSlipNo: z.string().nullable() }),
  run: (clients, { slipNo: stockSlipNo, ...body }, { idempotencyKey }) =>
    clients.warehouse.reverseStockSlip({ body: { ...body, stockSlipNo }, idempotencyKey }),
});
