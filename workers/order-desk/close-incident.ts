import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-17: closes the case when all measures are done; tells how it ended. */
export const closeIncident = defineWorker({
  type: 'order-desk.close-incident',
  input: incident.incidentClosing.strip(),
  output: incident.incidentClosed,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeIncident({ body, idempotencyKey }),
});
