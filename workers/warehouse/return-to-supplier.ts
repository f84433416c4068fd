import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-13: failed goods leave inspection hold on their exchange or return note. */
export const returnToSupplier = defineWorker({
  type: 'warehouse.return-to-supplier',
  input: z.object({ vendorReturnNoteNo: reference, deliveryNo: reference, purchaseRequestNo: reference, quantity }),
  output: z.object({ movementId: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.returnToSupplier({ body, idempotencyKey }),
});
