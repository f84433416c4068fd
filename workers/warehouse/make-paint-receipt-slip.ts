import { z } from 'zod';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** OP-15: the receipt slip for painted parts that passed. */
export const makePaintReceiptSlip = defineWorker({
  type: 'warehouse.make-paint-receipt-slip',
  input: z.object({
    outsourcingOrderNo: reference,
    painterDeliveryNoteNo: reference,
    partNo: reference,
    whitePartNo: reference,
    quantity,
    orderLineId: optionalReference,
    maker: personId,
  }),
  output: z.object({ stockSlipNo: reference }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.makePaintReceiptSlip({ body, idempotencyKey }),
});
