import { nothing, ofOrder } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-03: refuses an order in which something is missing. */
export const checkOrder = defineWorker({
  type: 'order-desk.check-order',
  input: ofOrder.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.checkOrder({ body, idempotencyKey }),
});
