import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-D1.2: records what the dealer is asked to complete; the case waits for it. */
export const recordIncidentQuery = defineWorker({
  type: 'order-desk.record-incident-query',
  input: incident.incidentQuery.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordIncidentQuery({ body, idempotencyKey }),
});
