import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-D2.2: the purchase does not take place, its fleet request is withdrawn. */
export const withdrawVehicle = defineWorker({
  type: 'logistics.withdraw-vehicle',
  input: z.object({ purchaseRequestNo }),
  output: z.object({}),
  run: async (clients, body, { idempotencyKey }) => {
    await clients.logistics.withdrawVehicle({ body, idempotencyKey });
    return {};
  },
});
