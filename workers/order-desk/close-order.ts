import { ended, ofOrder } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-14: closes the order; tells how it ended. */
export const closeOrder = defineWorker({
  type: 'order-desk.close-order',
  input: ofOrder.strip(),
  output: ended,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeOrder({ body, idempotencyKey }),
});
