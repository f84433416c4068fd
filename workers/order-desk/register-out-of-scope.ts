import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-06: enters a part that is beyond the warranty in the register. */
export const registerOutOfScope = defineWorker({
  type: 'order-desk.register-out-of-scope',
  input: warranty.registration.strip(),
  output: warranty.registered,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.registerOutOfScope({ body, idempotencyKey }),
});
