import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalText } from '../inputs';

const { caseNo, dealerNo, signed, driverSigned, lines, evidenceNos } = incident.incidentCompletion.shape;

/** DI-D1.2: what the dealer sent in addition, by the staff form; what can not be taken in is answered with the reason. */
export const recordIncidentCompletion = defineWorker({
  type: 'order-desk.record-incident-completion',
  input: z.object({
    ...{ caseNo, dealerNo, signed: maybe(signed), driverSigned: maybe(driverSigned) },
    ...{ lines: maybe(lines), description: optionalText, evidenceNos: maybe(evidenceNos) },
  }),
  output: z.object({ completed: z.boolean(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordIncidentCompletion({ body, idempotencyKey }),
});
