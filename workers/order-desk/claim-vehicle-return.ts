import { z } from 'zod';
import { caseNo } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Binds the return to this process instance; a second instance of the same return stops here. */
export const claimVehicleReturn = defineWorker({
  type: 'order-desk.claim-vehicle-return',
  input: z.object({ caseNo }),
  output: z.object({}),
  run: (clients, { caseNo: of }, { idempotencyKey, instance }) =>
    clients.orderDesk.claimVehicleReturn({ body: { caseNo: of, instance }, idempotencyKey }),
});
