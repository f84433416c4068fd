import { z } from 'zod';
import { receiveVehicleBody, vehicleReceiptNoteNo } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-12: the returned vehicle comes into the old-parts store, by quantity without value. */
export const receiveVehicle = defineWorker({
  type: 'warehouse.receive-vehicle',
  input: receiveVehicleBody.strip(),
  output: z.object({ vehicleReceiptNoteNo }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.receiveVehicle({ body, idempotencyKey }),
});
