import { dispatchPlanWords, recordDispatchPlanBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-09: a dispatch plan that Customer Service wrote into the staff form. */
export const recordDispatchPlan = defineWorker({
  type: 'logistics.record-dispatch-plan',
  input: recordDispatchPlanBody.strip(),
  output: dispatchPlanWords,
  run: (clients, body, { idempotencyKey }) => clients.logistics.recordDispatchPlan({ body, idempotencyKey }),
});
