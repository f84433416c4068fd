import { z } from 'zod';
import { receiveDispatchPlanBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-09: a dispatch plan that Customer Service wrote into the staff form. */
export const receiveDispatchPlan = defineWorker({
  type: 'logistics.receive-dispatch-plan',
  input: z.object({ ...receiveDispatchPlanBody.shape, planNo: z.string().nullish() }),
  output: z.object({ planNo: z.string(), cartonNos: z.array(z.string()) }),
  run: (clients, { planNo, ...body }, { idempotencyKey }) =>
    clients.logistics.receiveDispatchPlan({ body: { ...body, planNo: planNo || undefined }, idempotencyKey }),
});
