import { z } from 'zod';
import { arrival } from '../../src/systems/order-desk/contract';
import { pieces, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';

/** VR-12: compares what arrived with the application (VR-D7); the facts of the decision, and what the offset is made of (I-VR-8). */
export const recordArrival = defineWorker({
  type: 'order-desk.record-arrival',
  input: z.object({ ...arrival.shape, missingPartNos: maybe(z.array(reference)) }),
  output: z.object({
    frameAgrees: z.boolean(),
    missingCount: pieces,
    missingParts: z.array(z.object({ partNo: z.string(), partName: z.string(), listPrice: z.number() })),
    missingValue: z.number(),
    invoicedPrice: z.number(),
  }),
  errors: { notOfVehicle: 'receiverAskedAgain', noListPrice: 'receiverAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const { frameAgrees, missingParts, missingValue, invoicedPrice } = await clients.orderDesk.recordArrival({ body, idempotencyKey });
    return {
      frameAgrees,
      missingCount: missingParts.length,
      missingParts: missingParts.map((part) => ({ ...part, listPrice: Number(part.listPrice) })),
      missingValue: Number(missingValue),
      invoicedPrice: Number(invoicedPrice),
    };
  },
});
