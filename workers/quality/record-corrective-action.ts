import { z } from 'zod';
import { correctiveAction } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** What is done so that a cause is not seen again, and who answers for it. */
export const recordCorrectiveAction = defineWorker({
  type: 'quality.record-corrective-action',
  input: correctiveAction.actionToRecord.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordCorrectiveAction({ body, idempotencyKey }),
});
