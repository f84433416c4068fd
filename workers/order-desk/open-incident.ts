import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-02: opens the case under its row of the fax register. */
export const openIncident = defineWorker({
  type: 'order-desk.open-incident',
  input: incident.incidentOpening.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.openIncident({ body, idempotencyKey }),
});
