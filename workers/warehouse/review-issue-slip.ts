import { z } from 'zod';
import { issueSlipNo, lines, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/**
 * DO-11: the reviewer's word (DO-D4). Moment and reason come as null where there is none, so that an
 * earlier round's value does not stand on.
 */
export const reviewIssueSlip = defineWorker({
  type: 'warehouse.review-issue-slip',
  input: z.object({ issueSlipNo, approved: z.boolean(), reason: optionalReason, reviewer: personId, wholeLines: lines.nullish() }),
  output: z.object({
    slipState: z.enum(['reviewed', 'void']),
    reviewedAt: z.string().nullable(),
    reviewReason: z.string().nullable(),
  }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.reviewIssueSlip({ body, idempotencyKey }),
});
