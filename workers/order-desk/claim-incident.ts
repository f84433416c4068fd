import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Binds the incident to this process instance; a second instance of the same case stops here. */
export const claimIncident = defineWorker({
  type: 'order-desk.claim-incident',
  input: incident.ofIncident.strip(),
  output: z.object({}),
  run: (clients, { caseNo }, { idempotencyKey, instance }) => clients.orderDesk.claimIncident({ body: { caseNo, instance }, idempotencyKey }),
});
