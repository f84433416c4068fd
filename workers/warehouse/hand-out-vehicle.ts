import { z } from 'zod';
import { handOutVehicleBody } from '../../src/systems/warehouse/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-20: the vehicle that was sold leaves the old-parts store. */
export const handOutVehicle = defineWorker({
  type: 'warehouse.hand-out-vehicle',
  input: handOutVehicleBody.strip(),
  output: z.object({ movementId: reference }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.handOutVehicle({ body, idempotencyKey }),
});
