import { issueSlipOfOrder, nothing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5.2: goods of a cancelled order that a carrier has can't be had back; the cancellation is refused after all. */
export const refuseCancellation = defineWorker({
  type: 'order-desk.refuse-cancellation',
  input: issueSlipOfOrder.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.refuseCancellation({ body, idempotencyKey }),
});
