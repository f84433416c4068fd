import { z } from 'zod';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-08: the receipt slip for pieces of a delivery that passed, or that were counted after a slip that differed. */
export const makeReceiptSlip = defineWorker({
  type: 'warehouse.make-receipt-slip',
  input: z.object({ deliveryNo: reference, purchaseRequestNo: reference, quantity, maker: personId }),
  output: z.object({ slipNo: reference }),
  run: async (clients, body, { idempotencyKey }) => {
    const { stockSlipNo: slipNo } = await clients.warehouse.makeReceiptSlip({ body, idempotencyKey });
    return { slipNo };
  },
});
