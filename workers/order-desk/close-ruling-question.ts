import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-07, WR-D4: closes the question; an answer in the last moment beats the timer. */
export const closeRulingQuestion = defineWorker({
  type: 'order-desk.close-ruling-question',
  input: warranty.ofReturnedPart.strip(),
  output: warranty.rulingQuestionClosed,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.closeRulingQuestion({ body, idempotencyKey }),
});
