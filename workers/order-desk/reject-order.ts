import { rejected, rejection } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D1.3, DO-D1.4: the order is rejected, unless the dealer was quicker. */
export const rejectOrder = defineWorker({
  type: 'order-desk.reject-order',
  input: rejection.strip(),
  output: rejected,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.rejectOrder({ body, idempotencyKey }),
});
