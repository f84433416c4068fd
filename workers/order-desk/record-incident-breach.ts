import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-04: decides from recorded moments whether the dealer was told too late (DI-10, I-G-5). */
export const recordIncidentBreach = defineWorker({
  type: 'order-desk.record-incident-breach',
  input: incident.incidentBreach.strip(),
  output: z.object({ breached: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordIncidentBreach({ body, idempotencyKey }),
});
