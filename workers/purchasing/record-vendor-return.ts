import { z } from 'zod';
import { deliveryNo, purchaseRequestNo, remedy, vendorReturnNoteNo } from '../../src/systems/purchasing/schemas';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PP-13: failed goods go back to the supplier, in exchange or as a return (PP-D7). */
export const recordVendorReturn = defineWorker({
  type: 'purchasing.record-vendor-return',
  input: z.object({
    purchaseRequestNo,
    deliveryNo,
    nonconformingSlipNo: reference,
    failedQuantity: quantity,
    remedy,
    note: optionalReason,
    purchaser: personId,
  }),
  output: z.object({ vendorReturnNoteNo }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordVendorReturn({ body, idempotencyKey }),
});
