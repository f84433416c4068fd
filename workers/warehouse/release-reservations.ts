import { z } from 'zod';
import { orderNo } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5.1: gives an order's reserved pieces free again. */
export const releaseReservations = defineWorker({
  type: 'warehouse.release-reservations',
  input: z.object({ orderNo }),
  output: z.object({}),
  async run(clients, body, { idempotencyKey }) {
    await clients.warehouse.releaseReservations({ body, idempotencyKey });
    return {};
  },
});
