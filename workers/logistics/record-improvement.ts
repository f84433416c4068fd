import { z } from 'zod';
import { recordImprovementBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-12: cause, responsible department and measure of a late carton. */
export const recordImprovement = defineWorker({
  type: 'logistics.record-improvement',
  input: z.object({ ...recordImprovementBody.shape }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.logistics.recordImprovement({ body, idempotencyKey }),
});
