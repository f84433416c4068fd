import { z } from 'zod';
import { recordScrapApprovalBody, scrapApprovalNo } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PS-05, PS-06: a vice-president's decision on the list (PS-D2). */
export const recordScrapApproval = defineWorker({
  type: 'finance.record-scrap-approval',
  input: z.object({ ...recordScrapApprovalBody.shape, reason: optionalReason }),
  output: z.object({ scrapApprovalNo }),
  errors: { reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.recordScrapApproval({ body, idempotencyKey }),
});
