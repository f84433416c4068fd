import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-15, DI-16: a measure is done. */
export const completeMeasure = defineWorker({
  type: 'order-desk.complete-measure',
  input: incident.measureOfIncident.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.completeMeasure({ body, idempotencyKey }),
});
