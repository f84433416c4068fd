import { z } from 'zod';
import { deliveredFor, outsourcingOrderNo, painterDeliveryNoteNo, paperAnswer } from '../../src/systems/purchasing/contract';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, saidLater } from '../inputs';

/** OP-06: a painter's delivery note by the staff form; what fits no order is answered with the reason. */
export const recordPainterDelivery = defineWorker({
  type: 'purchasing.record-painter-delivery',
  input: z.object({
    outsourcingOrderNo,
    noteNo: reference,
    quantity,
    deliveredAt: saidLater,
    deliveredFor: maybe(z.union([deliveredFor, z.literal('')])).transform((purpose) => purpose || undefined),
  }),
  output: z.object({ painterDeliveryNoteNo: painterDeliveryNoteNo.nullable(), ...paperAnswer }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPainterDelivery({ body, idempotencyKey }),
});
