import { z } from 'zod';
import { approvalTold } from '../../src/systems/order-desk/contract';
import { moment } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-10: the dealer has the approval and the return notes; from this moment T-13 runs. */
export const recordApprovalTold = defineWorker({
  type: 'order-desk.record-approval-told',
  input: approvalTold.strip(),
  output: z.object({ approvalToldAt: moment }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordApprovalTold({ body, idempotencyKey }),
});
