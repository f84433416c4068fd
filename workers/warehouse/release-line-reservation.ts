import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5.3: pieces that came in for a line that nobody wants any more become free stock. */
export const releaseLineReservation = defineWorker({
  type: 'warehouse.release-line-reservation',
  input: z.object({ orderNo: reference, orderLineId: reference }),
  output: z.object({}),
  async run(clients, body, { idempotencyKey }) {
    await clients.warehouse.releaseReservations({ body, idempotencyKey });
    return {};
  },
});
