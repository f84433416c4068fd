import { z } from 'zod';
import { fleetRequestNo } from '../../src/systems/logistics/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-D3.1: the vehicle fetched the purchase. */
export const recordTrip = defineWorker({
  type: 'logistics.record-trip',
  input: z.object({ fleetRequestNo }),
  output: z.object({ tripNo: reference }),
  run: (clients, body, { idempotencyKey }) => clients.logistics.recordTrip({ body, idempotencyKey }),
});
