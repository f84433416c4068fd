import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-05: how many pieces of a part lie free in the after-sales store. */
export const checkFreeStock = defineWorker({
  type: 'warehouse.check-free-stock',
  input: z.object({ partNo: reference }),
  output: z.object({ freeQuantity: z.number().int() }),
  run: (clients, { partNo }) => clients.warehouse.checkFreeStock({ params: { partNo } }),
});
