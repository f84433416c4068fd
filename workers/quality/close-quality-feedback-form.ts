import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-17: tells Quality how the case ended. */
export const closeQualityFeedbackForm = defineWorker({
  type: 'quality.close-quality-feedback-form',
  input: qualityFeedbackForm.formClosing.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.quality.closeQualityFeedbackForm({ body, idempotencyKey }),
});
