import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-12, X-07: places the exchange order of a part; its end comes as the message orderClosed. */
export const placeWarrantyExchange = defineWorker({
  type: 'order-desk.place-warranty-exchange',
  input: warranty.exchangeToPlace.strip(),
  output: warranty.exchangeOrder,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.placeWarrantyExchange({ body, idempotencyKey }),
});
