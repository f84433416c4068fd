import { z } from 'zod';
import { feedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalText } from '../inputs';

/** DI-D1.2: enters on the form what the dealer sent in addition; T-08 runs from the completed form. */
export const updateFeedbackForm = defineWorker({
  type: 'quality.update-feedback-form',
  input: z.object({ ...feedbackForm.formToUpdate.shape, description: optionalText }),
  output: feedbackForm.formFilled,
  run: (clients, body, { idempotencyKey }) => clients.quality.updateFeedbackForm({ body, idempotencyKey }),
});
