import { z } from 'zod';
import { feedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-17: tells Quality how the case ended. */
export const closeFeedbackForm = defineWorker({
  type: 'quality.close-feedback-form',
  input: feedbackForm.formClosing.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.quality.closeFeedbackForm({ body, idempotencyKey }),
});
