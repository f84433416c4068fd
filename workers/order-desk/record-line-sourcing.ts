import { lineSourced, lineSourcing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-05: what the warehouse reserved for the line; tells what is short. */
export const recordLineSourcing = defineWorker({
  type: 'order-desk.record-line-sourcing',
  input: lineSourcing.strip(),
  output: lineSourced,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordLineSourcing({ body, idempotencyKey }),
});
