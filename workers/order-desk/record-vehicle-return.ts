import { z } from 'zod';
import { application, caseNo } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';

const { replacementWanted, evidenceNos, ...written } = application.shape;

/** VR-01: an application that came by file or fax, by the staff form; what can not be taken in is answered with the reason. */
export const recordVehicleReturn = defineWorker({
  type: 'order-desk.record-vehicle-return',
  input: z.object({ ...written, replacementWanted: maybe(replacementWanted), evidenceNos: maybe(evidenceNos) }),
  output: z.object({ caseNo: caseNo.nullable(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordVehicleReturn({ body, idempotencyKey }),
});
