import { lineSupplied, nothing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Answer of: what was obtained for the line. */
export const recordLineSupplied = defineWorker({
  type: 'order-desk.record-line-supplied',
  input: lineSupplied.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordLineSupplied({ body, idempotencyKey }),
});
