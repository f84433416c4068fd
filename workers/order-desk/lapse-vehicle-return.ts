import { z } from 'zod';
import { caseNo } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-D6.4: the second T-13 is over without an arrival (I-VR-6). */
export const lapseVehicleReturn = defineWorker({
  type: 'order-desk.lapse-vehicle-return',
  input: z.object({ caseNo }),
  output: z.object({ lapsed: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.lapseVehicleReturn({ body, idempotencyKey }),
});
