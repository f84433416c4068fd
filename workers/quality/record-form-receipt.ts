import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-08: Service Marketing has the completed form; T-04 starts. */
export const recordFormReceipt = defineWorker({
  type: 'quality.record-form-receipt',
  input: qualityFeedbackForm.formReceipt.strip(),
  output: qualityFeedbackForm.formReceived,
  run: (clients, body, { idempotencyKey }) => clients.quality.recordFormReceipt({ body, idempotencyKey }),
});
