import { z } from 'zod';
import { receiveReturnFormsBody, vehicleReturnFormsNo } from '../../src/systems/finance/contract';
import { cnyNumber, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-13: the return forms go to Finance, with the missing list; tells the amount to offset (I-VR-8). */
export const receiveReturnForms = defineWorker({
  type: 'finance.receive-return-forms',
  input: z.object({
    ...receiveReturnFormsBody.shape,
    invoicedPrice: cnyNumber,
    missingParts: z.array(z.object({ partNo: reference, partName: z.string(), listPrice: cnyNumber })),
  }),
  output: z.object({ vehicleReturnFormsNo, offsetAmount: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { offsetAmount, ...forms } = await clients.finance.receiveReturnForms({ body, idempotencyKey });
    return { ...forms, offsetAmount: Number(offsetAmount) };
  },
});
