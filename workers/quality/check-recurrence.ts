import { correctiveAction } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Whether a part and cause were seen more often than the owners' table allows; then a corrective action is opened. */
export const checkRecurrence = defineWorker({
  type: 'quality.check-recurrence',
  input: correctiveAction.recurrence.strip(),
  output: correctiveAction.recurrenceChecked,
  run: (clients, body, { idempotencyKey }) => clients.quality.checkRecurrence({ body, idempotencyKey }),
});
