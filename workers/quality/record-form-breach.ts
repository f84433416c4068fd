import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-03, T-08, T-11, T-12: decides from recorded moments whether a deadline was missed (I-G-5). */
export const recordFormBreach = defineWorker({
  type: 'quality.record-form-breach',
  input: qualityFeedbackForm.formBreach.strip(),
  output: z.object({ breached: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordFormBreach({ body, idempotencyKey }),
});
