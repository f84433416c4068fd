import { nothing, ofOrder } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Binds the order to this process instance; a second instance of the same order stops here. */
export const claimCase = defineWorker({
  type: 'order-desk.claim-case',
  input: ofOrder.strip(),
  output: nothing,
  run: (clients, { orderNo }, { idempotencyKey, instance }) =>
    clients.orderDesk.claimCase({ body: { orderNo, instance }, idempotencyKey }),
});
