import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-15: the day of the visit that was agreed with the dealer (T-12). */
export const agreeVisit = defineWorker({
  type: 'quality.agree-visit',
  input: qualityFeedbackForm.visit.strip(),
  output: qualityFeedbackForm.visitAgreed,
  run: (clients, body, { idempotencyKey }) => clients.quality.agreeVisit({ body, idempotencyKey }),
});
