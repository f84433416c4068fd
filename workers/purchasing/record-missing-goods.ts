import { z } from 'zod';
import { deliveryNo, purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-09, SW-D2.2: none of the pieces that passed was there; nothing is accepted. */
export const recordMissingGoods = defineWorker({
  type: 'purchasing.record-missing-goods',
  input: z.object({ purchaseRequestNo, deliveryNo, missingQuantity: quantity }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordMissingGoods({ body, idempotencyKey }),
});
