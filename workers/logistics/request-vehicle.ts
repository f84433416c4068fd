import { z } from 'zod';
import { fleetRequestNo, purchaseRequestNo } from '../../src/systems/logistics/contract';
import { calendarDay, personId, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-04: asks the Administration fleet for a vehicle. */
export const requestVehicle = defineWorker({
  type: 'logistics.request-vehicle',
  input: z.object({ purchaseRequestNo, travelOn: calendarDay, route: remark, load: remark, requester: personId }),
  output: z.object({ fleetRequestNo }),
  run: (clients, body, { idempotencyKey }) => clients.logistics.requestVehicle({ body, idempotencyKey }),
});
