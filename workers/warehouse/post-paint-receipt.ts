import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-15: white parts at the paint shop become painted parts in the store, kept for their order line (L-07). */
export const postPaintReceipt = defineWorker({
  type: 'warehouse.post-paint-receipt',
  input: z.object({ stockSlipNo: reference }),
  output: z.object({ movementIds: z.array(reference) }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.postPaintReceipt({ body, idempotencyKey }),
});
