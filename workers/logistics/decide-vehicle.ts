import { z } from 'zod';
import { fleetRequestNo } from '../../src/systems/logistics/contract';
import { personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason, optionalReference } from '../inputs';

/** PP-D3: the fleet gives a vehicle, or has none. */
export const decideVehicle = defineWorker({
  type: 'logistics.decide-vehicle',
  input: z.object({ fleetRequestNo, granted: z.boolean(), vehicleNo: optionalReference, reason: optionalReason, decidedBy: personId }),
  output: z.object({ vehicleGranted: z.boolean() }),
  errors: { sameHand: 'fleetAskedAgain', vehicleMissing: 'fleetAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.logistics.decideVehicle({ body, idempotencyKey }),
});
