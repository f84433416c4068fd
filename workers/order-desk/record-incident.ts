import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference, optionalText } from '../inputs';

const { dealerNo, reportKind, lines, signed, driverSigned, evidenceNos } = incident.incidentReport.shape;

/** DI-01: a report that came by file or fax, by the staff form; what can not be taken in is answered with the reason. */
export const recordIncident = defineWorker({
  type: 'order-desk.record-incident',
  input: z.object({
    ...{ dealerNo, reportKind, dealerReportNo: optionalReference, shipmentNo: optionalReference, frameNo: optionalReference },
    ...{ lines: maybe(lines), signed, driverSigned: maybe(driverSigned), description: optionalText, evidenceNos: maybe(evidenceNos) },
  }),
  output: z.object({ caseNo: incident.caseNo.nullable(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordIncident({ body, idempotencyKey }),
});
