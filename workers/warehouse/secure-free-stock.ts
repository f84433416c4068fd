import { z } from 'zod';
import { pieces, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** OP-01: what is free of a part, up to the quantity; reserved at once when it is for an order line. */
export const secureFreeStock = defineWorker({
  type: 'warehouse.secure-free-stock',
  input: z.object({ partNo: reference, quantity, orderLineId: optionalReference }),
  output: z.object({ securedQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.secureFreeStock({ body, idempotencyKey }),
});
