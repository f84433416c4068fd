import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** SW-04: posts the movement of a signed slip. */
export const postSlip = defineWorker({
  type: 'warehouse.post-slip',
  input: z.object({ slipNo: reference }),
  output: z.object({ movementIds: z.array(z.string()) }),
  run: (clients, { slipNo: stockSlipNo }, { idempotencyKey }) =>
    clients.warehouse.postStockSlip({ body: { stockSlipNo }, idempotencyKey }),
});
