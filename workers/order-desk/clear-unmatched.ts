import { cleared, clearing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Puts what fitted no order to the order that a clerk named, or dismisses it; tells when it does not fit there. */
export const clearUnmatched = defineWorker({
  type: 'order-desk.clear-unmatched',
  input: clearing.strip(),
  output: cleared,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.clearUnmatched({ body, idempotencyKey }),
});
