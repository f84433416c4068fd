import { z } from 'zod';
import { inspectionRequestNo } from '../../src/systems/quality/schemas';
import { personId, pieces, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-06: asks for the inspection of a delivery; tells the facts that the method is proposed by (I-PP-1). */
export const requestInspection = defineWorker({
  type: 'quality.request-inspection',
  input: z.object({
    purchaseRequestNo: reference,
    deliveryNo: reference,
    partNo: reference,
    supplierNo: reference,
    quantity,
    requester: personId,
  }),
  output: z.object({ inspectionRequestNo, firstSupply: z.boolean(), failedDeliveriesBack: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.quality.requestInspection({ body, idempotencyKey }),
});
