import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-09: a signed receipt slip moves the pieces into the store; shares of order lines are kept for them at once. */
export const postReceipt = defineWorker({
  type: 'warehouse.post-receipt',
  input: z.object({ slipNo: reference, shares: z.array(z.object({ orderLineId: reference.nullish(), quantity })) }),
  output: z.object({ movementIds: z.array(z.string()) }),
  run: (clients, { slipNo: stockSlipNo, shares: all }, { idempotencyKey }) => {
    const shares = all.flatMap(({ orderLineId, quantity: kept }) => (orderLineId ? [{ orderLineId, quantity: kept }] : []));
    return clients.warehouse.postReceipt({ body: { stockSlipNo, shares }, idempotencyKey });
  },
});
