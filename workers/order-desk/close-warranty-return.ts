import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-20: closes the case when both sides of every part have ended; tells how each ended. */
export const closeWarrantyReturn = defineWorker({
  type: 'order-desk.close-warranty-return',
  input: warranty.ofReturn.strip(),
  output: warranty.returnClosed,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeWarrantyReturn({ body, idempotencyKey }),
});
