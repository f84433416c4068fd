import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-03: the check mark on the report (DI-D1). */
export const recordFormCheck = defineWorker({
  type: 'quality.record-form-check',
  input: qualityFeedbackForm.formCheck.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordFormCheck({ body, idempotencyKey }),
});
