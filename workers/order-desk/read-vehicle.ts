import { z } from 'zod';
import { caseNo, frameNo, vehiclePartOptions } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-12: which vehicle is expected, and the parts that must be there with it, as the choice of a form. */
export const readVehicle = defineWorker({
  type: 'order-desk.read-vehicle',
  input: z.object({ caseNo }),
  output: z.object({ frameNo, model: z.string(), vehicleParts: vehiclePartOptions }),
  run: (clients, params) => clients.orderDesk.readVehicle({ params }),
});
