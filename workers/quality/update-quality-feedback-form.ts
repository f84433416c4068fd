import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalText } from '../inputs';

/** DI-D1.2: enters on the form what the dealer sent in addition; T-08 runs from the completed form. */
export const updateQualityFeedbackForm = defineWorker({
  type: 'quality.update-quality-feedback-form',
  input: z.object({ ...qualityFeedbackForm.formToUpdate.shape, description: optionalText }),
  output: qualityFeedbackForm.formFilled,
  run: (clients, body, { idempotencyKey }) => clients.quality.updateQualityFeedbackForm({ body, idempotencyKey }),
});
