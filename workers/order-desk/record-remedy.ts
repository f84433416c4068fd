import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-11, WR-D5: what the dealer gets for a part in scope; a remedy that he had already is answered with the reason. */
export const recordRemedy = defineWorker({
  type: 'order-desk.record-remedy',
  input: warranty.remedyToRecord.strip(),
  output: warranty.remedyRecorded,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordRemedy({ body, idempotencyKey }),
});
