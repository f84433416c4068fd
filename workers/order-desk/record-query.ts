import { nothing, query } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-04: what the dealer is asked. */
export const recordQuery = defineWorker({
  type: 'order-desk.record-query',
  input: query.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordQuery({ body, idempotencyKey }),
});
