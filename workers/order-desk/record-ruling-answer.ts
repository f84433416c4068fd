import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalText } from '../inputs';

const { returnedPartNo, dealerNo, answer } = warranty.answerToRuling.shape;

/** WR-07, WR-D4: the dealer's answer to a ruling, by the staff form; what can not be taken in is answered with the reason. */
export const recordRulingAnswer = defineWorker({
  type: 'order-desk.record-ruling-answer',
  input: z.object({ returnedPartNo, dealerNo, answer, note: optionalText }),
  output: z.object({ answered: z.boolean(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordRulingAnswer({ body, idempotencyKey }),
});
