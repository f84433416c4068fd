import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Binds the parcel to this process instance; a second instance of the same case stops here. */
export const claimWarrantyReturn = defineWorker({
  type: 'order-desk.claim-warranty-return',
  input: warranty.ofReturn.strip(),
  output: z.object({}),
  run: (clients, { caseNo }, { idempotencyKey, instance }) => clients.orderDesk.claimWarrantyReturn({ body: { caseNo, instance }, idempotencyKey }),
});
