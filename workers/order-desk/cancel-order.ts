import { ended, recordedBy } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D3.5: the dealer cancels instead. */
export const cancelOrder = defineWorker({
  type: 'order-desk.cancel-order',
  input: recordedBy.strip(),
  output: ended,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.cancelOrder({ body, idempotencyKey }),
});
