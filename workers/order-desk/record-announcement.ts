import { z } from 'zod';
import { announcement } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason, optionalReference } from '../inputs';

const { dealerNo, caseNo, transport } = announcement.shape;

/** VR-11: the dealer told the staff how the vehicle comes; what can not be taken in is answered with the reason. */
export const recordAnnouncement = defineWorker({
  type: 'order-desk.record-announcement',
  input: z.object({ dealerNo, caseNo, transport, carrier: optionalReason, waybillNo: optionalReference, pickUpPlace: optionalReason }),
  output: z.object({ announced: z.boolean(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordAnnouncement({ body, idempotencyKey }),
});
