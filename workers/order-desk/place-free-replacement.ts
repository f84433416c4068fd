import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-14, X-12: places the free replacement order for the parts to be sent; its end comes as the message orderClosed. */
export const placeFreeReplacement = defineWorker({
  type: 'order-desk.place-free-replacement',
  input: incident.replacementToPlace.strip(),
  output: incident.replacementOrder,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.placeFreeReplacement({ body, idempotencyKey }),
});
