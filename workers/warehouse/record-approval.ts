import { z } from 'zod';
import { issueSlipNo, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PD-04: approved for packing, or back to the keeper (PD-D2). */
export const recordApproval = defineWorker({
  type: 'warehouse.record-approval',
  input: z.object({ issueSlipNo, approved: z.boolean(), reason: optionalReason, approver: personId }),
  output: z.object({}),
  async run(clients, body, { idempotencyKey }) {
    await clients.warehouse.recordApproval({ body, idempotencyKey });
    return {};
  },
});
