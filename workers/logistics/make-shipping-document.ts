import { z } from 'zod';
import { makeShippingDocumentBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-07: makes the shipping document and the logistics slip of the chosen method. */
export const makeShippingDocument = defineWorker({
  type: 'logistics.make-shipping-document',
  input: z.object({ ...makeShippingDocumentBody.shape, methodReason: z.string().nullish() }),
  output: z.object({ shippingDocumentNo: z.string(), logisticsSlipNo: z.string() }),
  run: (clients, { methodReason, ...body }, { idempotencyKey }) =>
    clients.logistics.makeShippingDocument({ body: { ...body, methodReason: methodReason ?? undefined }, idempotencyKey }),
});
