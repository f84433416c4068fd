import { z } from 'zod';
import { pickUpNo, recordPickUpBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-D6.3: Service Marketing fetched the vehicle. */
export const recordPickUp = defineWorker({
  type: 'logistics.record-pick-up',
  input: recordPickUpBody.strip(),
  output: z.object({ pickUpNo }),
  run: (clients, body, { idempotencyKey }) => clients.logistics.recordPickUp({ body, idempotencyKey }),
});
