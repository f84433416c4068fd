import { lineSupplyRequest, nothing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-07, DO-08: asks for the missing pieces of the line. */
export const requestLineSupply = defineWorker({
  type: 'order-desk.request-line-supply',
  input: lineSupplyRequest.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.requestLineSupply({ body, idempotencyKey }),
});
