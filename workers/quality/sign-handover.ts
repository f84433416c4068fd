import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-05: the complaint specialist signs for the papers; T-03 starts. */
export const signHandover = defineWorker({
  type: 'quality.sign-handover',
  input: qualityFeedbackForm.handoverSignature.strip(),
  output: qualityFeedbackForm.handoverSigned,
  run: (clients, body, { idempotencyKey }) => clients.quality.signHandover({ body, idempotencyKey }),
});
