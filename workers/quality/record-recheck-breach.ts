import { z } from 'zod';
import { warranty } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-11: was the re-check late? Judged by the recorded moments; told once. */
export const recordRecheckBreach = defineWorker({
  type: 'quality.record-recheck-breach',
  input: warranty.recheckBreach.strip(),
  output: z.object({ breached: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordRecheckBreach({ body, idempotencyKey }),
});
