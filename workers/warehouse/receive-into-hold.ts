import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-05, PP-14: a supplier's goods lie in inspection hold. */
export const receiveIntoHold = defineWorker({
  type: 'warehouse.receive-into-hold',
  input: z.object({ deliveryNo: reference, purchaseRequestNo: reference, partNo: reference, quantity }),
  output: z.object({ movementId: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.receiveIntoHold({ body, idempotencyKey }),
});
