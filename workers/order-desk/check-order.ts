import { checked, ofOrder } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-03: complete, incomplete, duplicate, or from an unknown dealer (DO-D1). */
export const checkOrder = defineWorker({
  type: 'order-desk.check-order',
  input: ofOrder.strip(),
  output: checked,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.checkOrder({ body, idempotencyKey }),
});
