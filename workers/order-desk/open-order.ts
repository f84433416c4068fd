import { nothing, opening } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-02: opens the order under its row of the fax register. */
export const openOrder = defineWorker({
  type: 'order-desk.open-order',
  input: opening.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.openOrder({ body, idempotencyKey }),
});
