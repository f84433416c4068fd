import { dealerCorrected, dealerCorrection } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D1.4: the dealer is no unknown one, the number of the order was mistyped; the clerk puts it right. */
export const correctDealerNo = defineWorker({
  type: 'order-desk.correct-dealer-no',
  input: dealerCorrection.strip(),
  output: dealerCorrected,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.correctDealerNo({ body, idempotencyKey }),
});
