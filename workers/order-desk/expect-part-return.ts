import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-16, X-14: expects the defective parts back; the measure is done. */
export const expectPartReturn = defineWorker({
  type: 'order-desk.expect-part-return',
  input: incident.ofIncident.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.expectPartReturn({ body, idempotencyKey }),
});
