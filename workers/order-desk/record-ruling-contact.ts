import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** WR-07: the dealer was told the ruling; his answer comes as the message dealerAnswered. */
export const recordRulingContact = defineWorker({
  type: 'order-desk.record-ruling-contact',
  input: warranty.rulingContact.strip().extend({ note: optionalReason }),
  output: warranty.rulingContactRecorded,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordRulingContact({ body, idempotencyKey }),
});
