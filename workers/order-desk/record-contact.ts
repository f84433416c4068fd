import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** DI-09: the dealer was told the opinion, which puts the question to him; T-10 starts. */
export const recordContact = defineWorker({
  type: 'order-desk.record-contact',
  input: z.object({ ...incident.contact.shape, note: optionalReason }),
  output: incident.contactRecorded,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordContact({ body, idempotencyKey }),
});
