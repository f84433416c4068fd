import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-06: reserves what is free for an order line, up to the quantity. */
export const reserveStock = defineWorker({
  type: 'warehouse.reserve-stock',
  input: z.object({ orderLineId: reference, partNo: reference, quantity: z.number().int().min(0).max(100_000) }),
  output: z.object({ reservedQuantity: z.number().int() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.reserveStock({ body, idempotencyKey }),
});
