import { z } from 'zod';
import { approvalStart } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-04: starts the step-by-step approval, on a quality problem claimed or none (VR-D2); the price that was invoiced, in CNY, for the table of levels (I-VR-3). */
export const startReturnApproval = defineWorker({
  type: 'order-desk.start-return-approval',
  input: approvalStart.strip(),
  output: z.object({ invoicedPrice: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { invoicedPrice } = await clients.orderDesk.startReturnApproval({ body, idempotencyKey });
    return { invoicedPrice: Number(invoicedPrice) };
  },
});
