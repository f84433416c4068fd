import { z } from 'zod';
import { correctionAnswer, wantedLines } from '../../src/systems/order-desk/contract';
import { dealerNo } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-04: a dealer's correction that a clerk wrote into the staff form. */
export const correctOrder = defineWorker({
  type: 'order-desk.correct-order',
  input: z.object({ dealerNo, orderNo: z.string().nullish(), dealerOrderNo: z.string().nullish(), lines: wantedLines }),
  output: correctionAnswer,
  run: (clients, { orderNo, dealerOrderNo, ...body }, { idempotencyKey }) =>
    clients.orderDesk.correctOrder({ body: { ...body, orderNo: orderNo || null, dealerOrderNo: dealerOrderNo || null }, idempotencyKey }),
});
