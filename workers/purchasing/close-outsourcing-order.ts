import { z } from 'zod';
import { outsourcingOrderNo } from '../../src/systems/purchasing/contract';
import { pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-16: nothing is expected of the order any more. */
export const closeOutsourcingOrder = defineWorker({
  type: 'purchasing.close-outsourcing-order',
  input: z.object({ outsourcingOrderNo }),
  output: z.object({ acceptedQuantity: pieces, deductedQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.closeOutsourcingOrder({ body, idempotencyKey }),
});
