import { cancelling, ended } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D3.5, DO-D5.1: the order ends as cancelled. */
export const cancelOrder = defineWorker({
  type: 'order-desk.cancel-order',
  input: cancelling.strip(),
  output: ended,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.cancelOrder({ body, idempotencyKey }),
});
