import { openLines, shippedOfSlip } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-13: what left on the issue slip; tells whether pieces of the order stay open. */
export const recordShipped = defineWorker({
  type: 'order-desk.record-shipped',
  input: shippedOfSlip.strip(),
  output: openLines,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordShipped({ body, idempotencyKey }),
});
