import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DI-04: passes the papers to the complaint specialist. */
export const handOverForm = defineWorker({
  type: 'quality.hand-over-form',
  input: qualityFeedbackForm.handover.strip(),
  output: qualityFeedbackForm.handoverMade,
  run: (clients, body, { idempotencyKey }) => clients.quality.handOverForm({ body, idempotencyKey }),
});
