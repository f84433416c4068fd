import { z } from 'zod';
import { approvalStart } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-04: starts the step-by-step approval, on a quality problem claimed or none (VR-D2). */
export const startReturnApproval = defineWorker({
  type: 'order-desk.start-return-approval',
  input: approvalStart.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.startReturnApproval({ body, idempotencyKey }),
});
