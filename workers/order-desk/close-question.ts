import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-11: closes the question to the dealer: what he answered until now, or his silence, counts (DI-D2). */
export const closeQuestion = defineWorker({
  type: 'order-desk.close-question',
  input: incident.questionOfIncident.strip(),
  output: incident.questionClosed,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeQuestion({ body, idempotencyKey }),
});
