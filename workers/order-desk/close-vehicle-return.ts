import { z } from 'zod';
import { closingOfReturn, dealerSide, vehicleSide } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-22: closes the return, whose dealer side and vehicle side are done. */
export const closeVehicleReturn = defineWorker({
  type: 'order-desk.close-vehicle-return',
  input: closingOfReturn.strip(),
  output: z.object({ endState: vehicleSide, dealerSide }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeVehicleReturn({ body, idempotencyKey }),
});
