import { z } from 'zod';
import { issueSlipNo, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5.1: the slip of a cancelled order is void; its goods lie in the after-sales store. */
export const cancelIssueSlip = defineWorker({
  type: 'warehouse.cancel-issue-slip',
  input: z.object({ issueSlipNo, reason: remark }),
  output: z.object({}),
  run: async (clients, body, { idempotencyKey }) => {
    await clients.warehouse.cancelIssueSlip({ body, idempotencyKey });
    return {};
  },
});
