import { z } from 'zod';
import { deliveryNo, purchaseRequestNo, requestLineId, sharingOrder } from '../../src/systems/purchasing/schemas';
import { pieces, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-09, I-PP-7: shares the pieces of a signed receipt slip among the request lines, and says how many that passed were not there. */
export const shareAccepted = defineWorker({
  type: 'purchasing.share-accepted',
  input: z.object({ purchaseRequestNo, deliveryNo, receiptSlipNo: reference, acceptedQuantity: quantity, missingQuantity: pieces.default(0), sharingOrder }),
  output: z.object({
    shares: z.array(z.object({ requestLineId, orderLineId: reference.nullable(), quantity })),
    freeQuantity: z.number(),
  }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.shareAccepted({ body, idempotencyKey }),
});
