import { z } from 'zod';
import { departureResult, recordDepartureBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-14: lines left the company; tells what is shipped by now and what remains. */
export const recordDeparture = defineWorker({
  type: 'logistics.record-departure',
  input: z.object({ ...recordDepartureBody.shape }),
  output: departureResult,
  run: (clients, body, { idempotencyKey }) =>
    clients.logistics.recordDeparture({ body: body, idempotencyKey }),
});
