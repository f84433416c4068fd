import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PR-04: the reviewer's word on a slip that hands out; void too when it draws more than is needed (PR-D2). */
export const reviewStockSlip = defineWorker({
  type: 'warehouse.review-stock-slip',
  input: z.object({ slipNo: reference, approved: z.boolean(), reason: optionalReason, reviewer: personId }),
  output: z.object({ slipState: z.string(), reviewReason: z.string().nullable() }),
  run: (clients, { slipNo: stockSlipNo, ...review }, { idempotencyKey }) =>
    clients.warehouse.reviewStockSlip({ body: { stockSlipNo, ...review }, idempotencyKey }),
});
