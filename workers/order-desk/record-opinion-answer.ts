import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalText } from '../inputs';

const { caseNo, dealerNo, answer, evidenceNos } = incident.answerToOpinion.shape;

/** DI-11: the dealer's answer to an opinion, by the staff form; what can not be taken in is answered with the reason. */
export const recordOpinionAnswer = defineWorker({
  type: 'order-desk.record-opinion-answer',
  input: z.object({ caseNo, dealerNo, answer, note: optionalText, evidenceNos: maybe(evidenceNos) }),
  output: z.object({ answered: z.boolean(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordOpinionAnswer({ body, idempotencyKey }),
});
