import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference, optionalText } from '../inputs';

/** DI-02: opens the quality information feedback form with what the dealer reported. */
export const openQualityFeedbackForm = defineWorker({
  type: 'quality.open-quality-feedback-form',
  input: z.object({
    ...qualityFeedbackForm.formToOpen.shape,
    shipmentNo: optionalReference,
    frameNo: optionalReference,
    description: optionalText,
  }),
  output: qualityFeedbackForm.formFilled,
  run: (clients, body, { idempotencyKey }) => clients.quality.openQualityFeedbackForm({ body, idempotencyKey }),
});
