import { z } from 'zod';
import { incomingOrder } from '../../src/systems/order-desk/contract';
import { shippingMethod } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalDay } from '../inputs';

const { dealerNo, dealerOrderNo, lines } = incomingOrder.shape;
const allowed = { usual: undefined, allowed: true, notAllowed: false };

/** DO-01: a dealer's part order that came by fax, telephone or letter, as a clerk copied it into the staff form. */
export const registerOrder = defineWorker({
  type: 'order-desk.register-order',
  input: z.object({ dealerNo, dealerOrderNo, orderDate: optionalDay, shippingMethod: z.enum([...shippingMethod.options, 'unsaid']), partialShipment: z.enum(['usual', 'allowed', 'notAllowed']), lines }),
  output: z.object({ orderNo: z.string() }),
  run: (clients, { partialShipment, shippingMethod: wished, ...order }, { idempotencyKey }) =>
    clients.orderDesk.registerOrder({ body: { ...order, shippingMethod: wished === 'unsaid' ? null : wished, source: 'dealerPurchase', partialAllowed: allowed[partialShipment] }, idempotencyKey }),
});
