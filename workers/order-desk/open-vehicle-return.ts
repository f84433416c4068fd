import { z } from 'zod';
import { openingOfReturn } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-03: opens the return under its row of the fax register. */
export const openVehicleReturn = defineWorker({
  type: 'order-desk.open-vehicle-return',
  input: openingOfReturn.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.openVehicleReturn({ body, idempotencyKey }),
});
