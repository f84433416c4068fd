import { z } from 'zod';
import { feedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference, optionalText } from '../inputs';

/** DI-02: opens the quality information feedback form with what the dealer reported. */
export const openFeedbackForm = defineWorker({
  type: 'quality.open-feedback-form',
  input: z.object({
    ...feedbackForm.formToOpen.shape,
    shipmentNo: optionalReference,
    frameNo: optionalReference,
    description: optionalText,
  }),
  output: feedbackForm.formFilled,
  run: (clients, body, { idempotencyKey }) => clients.quality.openFeedbackForm({ body, idempotencyKey }),
});
