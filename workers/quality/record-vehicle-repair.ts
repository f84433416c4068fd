import { z } from 'zod';
import { repairRecordNo, vehicleRepairBody } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-18: what was repaired, and whether it worked (VR-D10). */
export const recordVehicleRepair = defineWorker({
  type: 'quality.record-vehicle-repair',
  input: vehicleRepairBody.strip(),
  output: z.object({ repairRecordNo }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordVehicleRepair({ body, idempotencyKey }),
});
