import { warranty } from '../../src/systems/order-desk/contract';
import { shippingMethod } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/**
 * WR-12, X-07: places the exchange order of a part; its end comes as the message orderClosed. A case of a version whose diagram does
 * not say how it is shipped has it sent by courier, as all were then.
 */
export const placeWarrantyExchange = defineWorker({
  type: 'order-desk.place-warranty-exchange',
  input: warranty.exchangeToPlace.strip().extend({ shippingMethod: shippingMethod.default('courier') }),
  output: warranty.exchangeOrder,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.placeWarrantyExchange({ body, idempotencyKey }),
});
