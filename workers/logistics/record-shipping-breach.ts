import { z } from 'zod';
import { recordShippingBreachBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-05: decides from recorded moments whether the shipping deadline was missed (I-G-5). */
export const recordShippingBreach = defineWorker({
  type: 'logistics.record-shipping-breach',
  input: z.object({ ...recordShippingBreachBody.shape }),
  output: z.object({ breached: z.boolean() }),
  run: (clients, body, { idempotencyKey }) =>
    clients.logistics.recordShippingBreach({ body: body, idempotencyKey }),
});
