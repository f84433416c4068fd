import { z } from 'zod';
import { cancellationAnswer } from '../../src/systems/order-desk/contract';
import { dealerNo } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

const maybe = z.string().nullish();

/** DO-15: a dealer's cancellation that a clerk wrote into the staff form. */
export const requestCancellation = defineWorker({
  type: 'order-desk.request-cancellation',
  input: z.object({ dealerNo, orderNo: maybe, dealerOrderNo: maybe, reason: maybe }),
  output: cancellationAnswer,
  run: (clients, { orderNo, dealerOrderNo, reason, ...body }, { idempotencyKey }) =>
    clients.orderDesk.requestCancellation({
      body: { ...body, orderNo: orderNo || null, dealerOrderNo: dealerOrderNo || null, reason: reason || null },
      idempotencyKey,
    }),
});
