import { ofOrder, releasePlan } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-09: what can go now. Changes nothing, so it needs no idempotency key. */
export const planRelease = defineWorker({
  type: 'order-desk.plan-release',
  input: ofOrder.strip(),
  output: releasePlan,
  run: (clients, params) => clients.orderDesk.planRelease({ params }),
});
